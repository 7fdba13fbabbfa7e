// An Arduino sketch that learns XOR. Copy xor.h and xor.c of an export with Training into this folder; the IDE compiles
// all files in it.
extern "C" {
#include "xor.h"
}

static xor_network network;

void setup() {
  Serial.begin(115200);
  xor_initialize(&network);
}

void loop() {
  static const float inputs[4][2] = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
  static const float targets[4][1] = {{0}, {1}, {1}, {0}};
  float error = 0;
  for (int row = 0; row < 4; ++row) {
    error += xor_train_step(&network, inputs[row], targets[row], 0.5f);
  }
  Serial.println(error / 4, 6);
  delay(100);
}
