// What the sketches use of Arduino's library, so that build.sh can compile them without it.
#pragma once

#include <stdint.h>

class Print {
public:
  void begin(unsigned long speed);
  void println(double number, int digits);
};

extern Print Serial;

void delay(unsigned long milliseconds);
void setup();
void loop();
