// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

/**
 * Where a kernel reads.
 *
 * @param data the output of another kernel: a block, or one value
 * @param stride 1 for a block, 0 for one value
 */
record Port(float[] data, int stride) {
  /** A number that never changes. */
  static Port constant(float value) {
    return new Port(new float[] {value}, 0);
  }

  static Port of(float[] data) {
    return new Port(data, data.length == 1 ? 0 : 1);
  }

  float first() {
    return data[0];
  }

  float at(int frame) {
    return data[frame * stride];
  }
}
