#include "print.h"

#include <stdio.h>

void print(const char *text)
{
    (void)fputs(text, stdout);
}
