/* Reads held-out images of digits. */
#include "bits.h"
#include "digit_images.h"
#include "digits.h"
#include "platform.h"

int main(void)
{
    digits_real x[DIGITS_INPUTS], y[DIGITS_OUTPUTS];
    uint32_t right = 0, hash = 2166136261u, start = 0, prediction = 0;
    platform_start();
    for (int image = 0; image < IMAGES; ++image)
    {
        int best = 0;
        for (int i = 0; i < DIGITS_INPUTS; ++i)
        {
            x[i] = (float)images[image][i] / 16.0f;
        }

        start = count();
        digits_predict(x, y);
        prediction = count() - start;
        hash = add_bits(hash, y, DIGITS_OUTPUTS);
        for (int k = 1; k < DIGITS_OUTPUTS; ++k)
        {
            best = y[k] > y[best] ? k : best;
        }

        right += best == labels[image] ? 1u : 0u;
    }

    print("digits: ");
    print_number(right);
    print(" right; bits ");
    print_hex(hash);
    print("; prediction ");
    print_number(prediction);
    print("\n");
    finish();
    return 0;
}
