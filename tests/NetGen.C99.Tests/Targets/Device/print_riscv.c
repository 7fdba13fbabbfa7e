/* Starts a program on a RISC-V machine, prints through the debugger, and ends. */
#include "print.h"

#include <stdint.h>

extern uint32_t bss_start, bss_end;

int main(void);
void run(void);

__attribute__((naked, section(".start"), used)) void start(void)
{
    __asm__ volatile("la sp, stack_top\n"
#if defined(__riscv_flen)
                     "li t0, 0x2000\n"
                     "csrs mstatus, t0\n"
#endif
                     "j run\n");
}

static void ask_host(int what, const void *argument)
{
    register int operation __asm__("a0") = what;
    register const void *value __asm__("a1") = argument;
    __asm__ volatile(".option push\n"
                     ".option norvc\n"
                     "slli x0, x0, 0x1f\n"
                     "ebreak\n"
                     "srai x0, x0, 7\n"
                     ".option pop"
                     : "+r"(operation)
                     : "r"(value)
                     : "memory");
}

void print(const char *text)
{
    ask_host(0x04, text);
}

void run(void)
{
    uint32_t *to;
    for (to = &bss_start; to < &bss_end; ++to)
    {
        *to = 0;
    }

    (void)main();
    ask_host(0x18, (const void *)0x20026);
    for (;;)
    {
    }
}
