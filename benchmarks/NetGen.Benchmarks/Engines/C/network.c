// A network of static shape as clean loop nests, for
//   gcc -O3 -march=native -ffast-math -DLAYERS=2 -DSIZE0=64 -DSIZE1=64 -DSIZE2=10 -DBATCH=32 -DTRANSPOSED=0
// Sigmoid in hidden layers, identity in the output layer, sum of squares, gradient descent. What is exported repeats
// its work, so that the cost of calling into the library does not count.
#include <math.h>
#include <string.h>

#define ALIGNED __attribute__((aligned(64)))
#define INLINE static inline __attribute__((always_inline))
#define OUTLINE static __attribute__((noinline))

#define LAYER 1
#define FAN_IN SIZE0
#define FAN_OUT SIZE1
#define SIGMOID (LAYERS > 1)
#include "layer.h"
#if LAYERS >= 2
#define LAYER 2
#define FAN_IN SIZE1
#define FAN_OUT SIZE2
#define SIGMOID (LAYERS > 2)
#include "layer.h"
#endif
#if LAYERS >= 3
#define LAYER 3
#define FAN_IN SIZE2
#define FAN_OUT SIZE3
#define SIGMOID (LAYERS > 3)
#include "layer.h"
#endif
#if LAYERS >= 4
#define LAYER 4
#define FAN_IN SIZE3
#define FAN_OUT SIZE4
#define SIGMOID 0
#include "layer.h"
#endif

// EACH(F) is F(layer, the one before) from the second layer to the last, ALL(F) from the first; BACK(F) is
// F(layer, the one after, the one before) from the last but one down to the second.
#if LAYERS == 2
#define LAST(name) layer2_##name
#define LAST_INPUT layer1_y
#define OUTPUTS SIZE2
#define EACH(F) F(2, 1)
#define BACK(F)
#elif LAYERS == 3
#define LAST(name) layer3_##name
#define LAST_INPUT layer2_y
#define OUTPUTS SIZE3
#define EACH(F) F(2, 1) F(3, 2)
#define BACK(F) F(2, 3, 1)
#elif LAYERS == 4
#define LAST(name) layer4_##name
#define LAST_INPUT layer3_y
#define OUTPUTS SIZE4
#define EACH(F) F(2, 1) F(3, 2) F(4, 3)
#define BACK(F) F(3, 4, 2) F(2, 3, 1)
#else
#error "one to three hidden layers"
#endif
#define ALL(F) F(1, 0) EACH(F)

OUTLINE void forward(const float *restrict x, float *restrict out) {
    layer1_forward(x, layer1_y[0]);
#define F(n, before) layer##n##_forward(layer##before##_y[0], layer##n##_y[0]);
    EACH(F)
#undef F
    memcpy(out, LAST(y)[0], sizeof(float) * OUTPUTS);
}

OUTLINE void step(const float *restrict x, const float *restrict t, float eta) {
    float dy[OUTPUTS];
    layer1_forward(x, layer1_y[0]);
#define F(n, before) layer##n##_forward(layer##before##_y[0], layer##n##_y[0]);
    EACH(F)
#undef F
    for (int k = 0; k < OUTPUTS; k++) dy[k] = LAST(y)[0][k] - t[k];
    LAST(step)(LAST_INPUT[0], LAST(y)[0], dy, eta);
#define F(n, after, before) layer##n##_step(layer##before##_y[0], layer##n##_y[0], layer##after##_dx[0], eta);
    BACK(F)
#undef F
    layer1_step(x, layer1_y[0], layer2_dx[0], eta);
}

// Layer after layer for the whole batch.
OUTLINE void forward_layers(const float *restrict x, float *restrict out) {
    for (int s = 0; s < BATCH; s++) layer1_forward(x + s * SIZE0, layer1_y[s]);
#define F(n, before) for (int s = 0; s < BATCH; s++) layer##n##_forward(layer##before##_y[s], layer##n##_y[s]);
    EACH(F)
#undef F
    memcpy(out, LAST(y), sizeof LAST(y));
}

// Sample after sample.
OUTLINE void train_samples(const float *restrict x, const float *restrict t, float eta) {
    float out[OUTPUTS], dy[OUTPUTS];
#define F(n, before) layer##n##_clear();
    ALL(F)
#undef F
    for (int s = 0; s < BATCH; s++, x += SIZE0, t += OUTPUTS) {
        forward(x, out);
        for (int k = 0; k < OUTPUTS; k++) dy[k] = out[k] - t[k];
        LAST(accumulate)(LAST_INPUT[0], LAST(y)[0], dy, LAST(dx)[0]);
#define F(n, after, before) \
        layer##n##_accumulate(layer##before##_y[0], layer##n##_y[0], layer##after##_dx[0], layer##n##_dx[0]);
        BACK(F)
#undef F
        layer1_accumulate(x, layer1_y[0], layer2_dx[0], layer1_dx[0]);
    }
#define F(n, before) layer##n##_update(eta / BATCH);
    ALL(F)
#undef F
}

// Layer after layer, with all samples in the inner loops.
OUTLINE void train_layers(const float *restrict x, const float *restrict t, float eta) {
    static ALIGNED float out[BATCH][OUTPUTS], dy[BATCH][OUTPUTS];
#define F(n, before) layer##n##_clear();
    ALL(F)
#undef F
    forward_layers(x, &out[0][0]);
    for (int s = 0; s < BATCH; s++)
        for (int k = 0; k < OUTPUTS; k++) dy[s][k] = out[s][k] - t[s * OUTPUTS + k];
    LAST(accumulate_batch)(&LAST_INPUT[0][0], &LAST(y)[0][0], &dy[0][0], &LAST(dx)[0][0]);
#define F(n, after, before)                                                                        \
    layer##n##_accumulate_batch(&layer##before##_y[0][0], &layer##n##_y[0][0], &layer##after##_dx[0][0], \
                                &layer##n##_dx[0][0]);
    BACK(F)
#undef F
    layer1_accumulate_batch(x, &layer1_y[0][0], &layer2_dx[0][0], &layer1_dx[0][0]);
#define F(n, before) layer##n##_update(eta / BATCH);
    ALL(F)
#undef F
}

// Each cycles over `rows` rows, until `samples` are done.
#define EXPORT __attribute__((visibility("default")))

EXPORT void load(const float *p) {
#define F(n, before) p = layer##n##_load(p);
    ALL(F)
#undef F
}

EXPORT void save(float *p) {
#define F(n, before) p = layer##n##_save(p);
    ALL(F)
#undef F
}

EXPORT void run_forward(const float *x, float *y, long rows, long samples) {
    for (long s = 0, r = 0; s < samples; s++, r = r + 1 == rows ? 0 : r + 1) forward(x + r * SIZE0, y + r * OUTPUTS);
}

EXPORT void run_step(const float *x, const float *t, long rows, long samples, float eta) {
    for (long s = 0, r = 0; s < samples; s++, r = r + 1 == rows ? 0 : r + 1) step(x + r * SIZE0, t + r * OUTPUTS, eta);
}

EXPORT void run_forward_layers(const float *x, float *y, long rows, long samples) {
    for (long s = 0, r = 0; s < samples; s += BATCH, r = r + BATCH == rows ? 0 : r + BATCH)
        forward_layers(x + r * SIZE0, y + r * OUTPUTS);
}

EXPORT void run_train_samples(const float *x, const float *t, long rows, long samples, float eta) {
    for (long s = 0, r = 0; s < samples; s += BATCH, r = r + BATCH == rows ? 0 : r + BATCH)
        train_samples(x + r * SIZE0, t + r * OUTPUTS, eta);
}

EXPORT void run_train_layers(const float *x, const float *t, long rows, long samples, float eta) {
    for (long s = 0, r = 0; s < samples; s += BATCH, r = r + BATCH == rows ? 0 : r + BATCH)
        train_layers(x + r * SIZE0, t + r * OUTPUTS, eta);
}
