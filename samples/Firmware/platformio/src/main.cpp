#include <Arduino.h>
#include <xor.h>

static xor_network network;

void setup() {
  Serial.begin(115200);
  xor_initialize(&network);
}

void loop() {
  const float x[XOR_INPUTS] = {1, 0};
  float y[XOR_OUTPUTS];
  xor_network_predict(&network, x, y);
  Serial.println(y[0], 6);
  delay(1000);
}
