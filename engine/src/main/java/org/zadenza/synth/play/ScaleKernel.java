// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.synth.Generator;

/** Brings a signal to another range, by a straight line or an exponential one. */
final class ScaleKernel implements Kernel {
  private static final double LONGEST = 80;
  private static final double SMALLEST = 1e-9;

  private final Generator kind;
  private final Port in;
  private final Ramp[] ramps;
  private final float[] out;

  ScaleKernel(Generator kind, Wiring wiring) {
    this.kind = kind;
    in = wiring.in().getFirst();
    ramps = new Ramp[wiring.in().size() - 1];
    for (int i = 0; i < ramps.length; i++) ramps[i] = wiring.ramp(i + 1);
    out = wiring.out();
  }

  @Override
  public void start(long seed) {
    for (Ramp ramp : ramps) ramp.start();
  }

  @Override
  public void next() {
    for (Ramp ramp : ramps) ramp.begin();
    if (kind == Generator.MUL_ADD) {
      for (int i = 0; i < out.length; i++) {
        out[i] = (float) (in.at(i) * ramps[0].at(i) + ramps[1].at(i));
      }
      return;
    }
    for (int i = 0; i < out.length; i++) out[i] = (float) exponential(i);
  }

  /** Between ends of different signs there is no exponential way: it stays at the first one. */
  private double exponential(int i) {
    double from = ramps[0].at(i);
    double span = ramps[1].at(i) - from;
    double low = ramps[2].at(i);
    double high = ramps[3].at(i);
    if (Math.abs(span) < SMALLEST || low * high <= 0) return low;
    double exponent = (in.at(i) - from) / span * StrictMath.log(high / low);
    return low * StrictMath.exp(Math.clamp(exponent, -LONGEST, LONGEST));
  }
}
