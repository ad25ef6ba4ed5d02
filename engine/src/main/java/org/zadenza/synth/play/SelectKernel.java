// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

/** One of several signals, by its number; below the first it is the first, beyond the last that. */
final class SelectKernel implements Kernel {
  private final Wiring wiring;
  private final Port which;
  private final float[] out;
  private final int most;

  SelectKernel(Wiring wiring) {
    this.wiring = wiring;
    which = wiring.in().getFirst();
    out = wiring.out();
    most = wiring.in().size() - 1;
  }

  @Override
  public void start(long seed) {}

  @Override
  public void next() {
    for (int i = 0; i < out.length; i++) {
      int chosen = 1 + (int) Math.clamp(which.at(i), 0, most - 1);
      out[i] = wiring.in().get(chosen).at(i);
    }
  }
}
