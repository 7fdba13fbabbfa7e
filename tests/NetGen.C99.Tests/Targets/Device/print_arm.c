/* Starts a program on a Cortex-M, prints through the debugger, and ends. */
#include "print.h"

#include <stdint.h>

extern uint32_t stack_top, data_load, data_start, data_end, bss_start, bss_end;

int main(void);
void reset(void);

/* The first words of memory: where the stack begins, and what runs first. */
__attribute__((section(".vectors"), used)) static const uintptr_t vectors[] = {
    (uintptr_t)&stack_top, (uintptr_t)&reset};

static void ask_host(int what, const void *argument)
{
    register int operation __asm__("r0") = what;
    register const void *value __asm__("r1") = argument;
    __asm__ volatile("bkpt 0xAB" : "+r"(operation) : "r"(value) : "memory");
}

void print(const char *text)
{
    ask_host(0x04, text);
}

void reset(void)
{
    const uint32_t *from = &data_load;
    uint32_t *to;
    for (to = &data_start; to < &data_end; ++to)
    {
        *to = *from++;
    }

    for (to = &bss_start; to < &bss_end; ++to)
    {
        *to = 0;
    }

#if defined(__ARM_FP)
    /* The floating-point unit is off until it is asked for. */
    *(volatile uint32_t *)0xE000ED88u |= 0xFu << 20;
    __asm__ volatile("dsb\n isb");
#endif
    (void)main();
    ask_host(0x18, (const void *)0x20026);
    for (;;)
    {
    }
}
