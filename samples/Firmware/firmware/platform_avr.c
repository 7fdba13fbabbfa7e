/* ATmega328P at 16 MHz: the serial port prints, the first 16-bit timer counts cycles. */
#include "platform.h"

#include <avr/interrupt.h>
#include <avr/io.h>
#include <avr/sleep.h>

static volatile uint16_t overflows;

ISR(TIMER1_OVF_vect)
{
    ++overflows;
}

void platform_start(void)
{
    UCSR0B = (uint8_t)(1 << TXEN0);
    TCCR1B = (uint8_t)(1 << CS10);
    TIMSK1 = (uint8_t)(1 << TOIE1);
    sei();
}

void print(const char *text)
{
    for (; *text != '\0'; ++text)
    {
        while ((UCSR0A & (1 << UDRE0)) == 0)
        {
        }

        UDR0 = (uint8_t)*text;
    }
}

uint32_t count(void)
{
    uint16_t high, low;
    do
    {
        high = overflows;
        low = TCNT1;
    } while (high != overflows);

    return ((uint32_t)high << 16) | low;
}

/* Sleep without interrupts ends the simulation. */
void finish(void)
{
    cli();
    sleep_enable();
    sleep_cpu();
}
