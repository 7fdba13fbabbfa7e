/* Learns XOR, one sample at a time, and says how long a prediction and a step take. */
#include "bits.h"
#include "platform.h"
#include "xor.h"
#include "xor_task.h"

static const xor_real inputs[4][XOR_INPUTS] = {{0.0f, 0.0f}, {0.0f, 1.0f}, {1.0f, 0.0f}, {1.0f, 1.0f}};
static const xor_real targets[4][XOR_OUTPUTS] = {{0.0f}, {1.0f}, {1.0f}, {0.0f}};

static xor_network network;

int main(void)
{
    xor_real error = WANTED_ERROR, y[XOR_OUTPUTS];
    uint32_t epochs = 0, start, all, step, prediction;
    platform_start();
    xor_initialize(&network);
    all = count();
    for (; error >= WANTED_ERROR && epochs < MOST_EPOCHS; ++epochs)
    {
        error = 0.0f;
        for (int row = 0; row < 4; ++row)
        {
            error += xor_train_step(&network, inputs[row], targets[row], LEARNING_RATE);
        }

        error /= 4.0f;
    }

    all = count() - all;
    print("xor: ");
    print_number(epochs);
    print(" epochs; bits ");
    print_hex(add_bits(2166136261u, network.w, XOR_PARAMETERS));
    start = count();
    for (int n = 0; n < 16; ++n)
    {
        (void)xor_train_step(&network, inputs[n & 3], targets[n & 3], LEARNING_RATE);
    }

    step = (count() - start) / 16u;
    start = count();
    for (int n = 0; n < 16; ++n)
    {
        xor_network_predict(&network, inputs[n & 3], y);
    }

    prediction = (count() - start) / 16u;
    print("; prediction ");
    print_number(prediction);
    print("; step ");
    print_number(step);
    print("; all ");
    print_number(all);
    print("\n");
    finish();
    return 0;
}
