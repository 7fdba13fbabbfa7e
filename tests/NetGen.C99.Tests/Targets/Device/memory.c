#include <string.h>

void *memcpy(void *to, const void *from, size_t count)
{
    return memmove(to, from, count);
}

void *memmove(void *to, const void *from, size_t count)
{
    unsigned char *t = (unsigned char *)to;
    const unsigned char *f = (const unsigned char *)from;
    if (t < f)
    {
        for (size_t n = 0; n < count; ++n)
        {
            t[n] = f[n];
        }
    }
    else
    {
        for (size_t n = count; n > 0; --n)
        {
            t[n - 1] = f[n - 1];
        }
    }

    return to;
}

void *memset(void *to, int value, size_t count)
{
    unsigned char *t = (unsigned char *)to;
    for (size_t n = 0; n < count; ++n)
    {
        t[n] = (unsigned char)value;
    }

    return to;
}
