/* A sensor drifts: the network is tried, learns from labelled samples on the device, and is tried again. */
#include "bits.h"
#include "platform.h"
#include "vibration.h"
#include "vibration_data.h"

static vibration_network network;

static uint32_t right_answers(void)
{
    uint32_t right = 0;
    for (int row = 0; row < ROWS; ++row)
    {
        vibration_real y[VIBRATION_OUTPUTS];
        int best = 0;
        vibration_network_predict(&network, exam_x[row], y);
        for (int k = 1; k < VIBRATION_OUTPUTS; ++k)
        {
            best = y[k] > y[best] ? k : best;
        }

        right += best == exam_label[row] ? 1u : 0u;
    }

    return right;
}

int main(void)
{
    uint32_t start, step = 0;
    platform_start();
    vibration_initialize(&network);
    print("vibration: ");
    print_number(right_answers());
    for (int epoch = 0; epoch < EPOCHS; ++epoch)
    {
        for (int row = 0; row < ROWS; ++row)
        {
            vibration_real t[VIBRATION_OUTPUTS];
            for (int k = 0; k < VIBRATION_OUTPUTS; ++k)
            {
                t[k] = k == lesson_label[row] ? 1.0f : 0.0f;
            }

            start = count();
            (void)vibration_train_step(&network, lesson_x[row], t, LEARNING_RATE);
            step = count() - start;
        }
    }

    print(" right after the drift, ");
    print_number(right_answers());
    print(" after learning; bits ");
    print_hex(add_bits(2166136261u, network.w, VIBRATION_PARAMETERS));
    print("; step ");
    print_number(step);
    print("\n");
    finish();
    return 0;
}
