/*
 * A Cortex-M under qemu: the debugger prints. With -icount shift=0 an instruction takes a nanosecond, and SysTick,
 * which counts at 25 MHz on this machine, one of 40.
 */
#include "platform.h"

extern uint32_t stack_top, data_load, data_start, data_end, bss_start, bss_end;

int main(void);
void reset(void);

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

void platform_start(void)
{
    *(volatile uint32_t *)0xE000E014u = 0xFFFFFFu;
    *(volatile uint32_t *)0xE000E018u = 0u;
    *(volatile uint32_t *)0xE000E010u = 5u;
}

uint32_t count(void)
{
    return (0xFFFFFFu - *(volatile uint32_t *)0xE000E018u) * 40u;
}

void finish(void)
{
    ask_host(0x18, (const void *)0x20026);
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
    *(volatile uint32_t *)0xE000ED88u |= 0xFu << 20;
    __asm__ volatile("dsb\n isb");
#endif
    (void)main();
    finish();
    for (;;)
    {
    }
}
