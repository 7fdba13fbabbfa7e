// Links the sketches; what they print goes nowhere.
#include "Arduino.h"

Print Serial;

void Print::begin(unsigned long) {
}

void Print::println(double, int) {
}

void delay(unsigned long) {
}

int main() {
  setup();
  for (;;) {
    loop();
  }
}
