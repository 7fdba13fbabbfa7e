/* Numbers as text, without a C library's printf. */
#include "platform.h"

void print_number(uint32_t number)
{
    char digits[11];
    int first = 10;
    digits[10] = '\0';
    do
    {
        digits[--first] = (char)('0' + (char)(number % 10u));
        number /= 10u;
    } while (number != 0u);

    print(digits + first);
}

void print_hex(uint32_t word)
{
    char digits[9];
    for (int k = 0; k < 8; ++k)
    {
        digits[k] = "0123456789ABCDEF"[(word >> (28 - 4 * k)) & 15u];
    }

    digits[8] = '\0';
    print(digits);
}
