// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import java.util.List;

/**
 * What a kernel is connected to.
 *
 * @param in its inputs, in order
 * @param outs what it fills
 * @param rate values a second at its own rate
 * @param life of the voice that it plays in
 */
record Wiring(List<Port> in, float[][] outs, double rate, Life life) {
  float[] out() {
    return outs[0];
  }

  int frames() {
    return outs[0].length;
  }

  Ramp ramp(int input) {
    return new Ramp(in.get(input), frames());
  }
}
