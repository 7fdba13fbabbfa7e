/* A hash of numbers' bits, as .NET computes it. */
#ifndef BITS_H
#define BITS_H

#include <stdint.h>
#include <string.h>

static uint32_t add_bits(uint32_t hash, const float *numbers, int count)
{
    for (int k = 0; k < count; ++k)
    {
        uint32_t bits;
        (void)memcpy(&bits, &numbers[k], sizeof bits);
        for (int shift = 0; shift < 32; shift += 8)
        {
            hash = (hash ^ ((bits >> shift) & 255u)) * 16777619u;
        }
    }

    return hash;
}

#endif
