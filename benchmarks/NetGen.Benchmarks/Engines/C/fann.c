// libfann at the same work: linked with -lfloatfann. Sigmoid of steepness 1/2 is 1 / (1 + e^-u) there.
#include <floatfann.h>

struct fann *create(int layers, const unsigned *sizes) {
    struct fann *ann = fann_create_standard_array(layers, sizes);
    fann_set_activation_function_hidden(ann, FANN_SIGMOID);
    fann_set_activation_steepness_hidden(ann, 0.5f);
    fann_set_activation_function_output(ann, FANN_LINEAR);
    fann_set_activation_steepness_output(ann, 1.0f);
    fann_set_training_algorithm(ann, FANN_TRAIN_INCREMENTAL);
    fann_set_learning_momentum(ann, 0.0f);
    return ann;
}

void destroy(struct fann *ann) { fann_destroy(ann); }

float run_forward(struct fann *ann, float *x, long inputs, long rows, long samples) {
    float sum = 0.0f;
    for (long s = 0, r = 0; s < samples; s++, r = r + 1 == rows ? 0 : r + 1) sum += fann_run(ann, x + r * inputs)[0];
    return sum;
}

void run_step(struct fann *ann, float *x, float *t, long inputs, long outputs, long rows, long samples, float eta) {
    fann_set_learning_rate(ann, eta);
    for (long s = 0, r = 0; s < samples; s++, r = r + 1 == rows ? 0 : r + 1)
        fann_train(ann, x + r * inputs, t + r * outputs);
}
