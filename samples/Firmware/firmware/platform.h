/* What the programs need of a machine: a line to print to, and something that counts. */
#ifndef PLATFORM_H
#define PLATFORM_H

#include <stdint.h>

void platform_start(void);
void print(const char *text);
void print_number(uint32_t number);
void print_hex(uint32_t word);

/* Cycles of the processor on AVR, instructions under qemu, since the start. */
uint32_t count(void);

void finish(void);

#endif
