/* What tests print with, on machines with and without a system. */
#ifndef PRINT_H
#define PRINT_H

void print(const char *text);

#endif
