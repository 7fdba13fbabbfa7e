/* The first serial port, which the simulator prints. */
#include "print.h"

#include <avr/io.h>

void print(const char *text)
{
    UCSR0B = (uint8_t)(1 << TXEN0);
    for (; *text != '\0'; ++text)
    {
        while ((UCSR0A & (1 << UDRE0)) == 0)
        {
        }

        UDR0 = (uint8_t)*text;
    }
}
