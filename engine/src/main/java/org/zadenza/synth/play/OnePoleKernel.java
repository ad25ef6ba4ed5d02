// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Power;
import org.zadenza.synth.Generator;

/** What forgets its input bit by bit: by 60 dB in a time, or by a factor in each frame. */
final class OnePoleKernel implements Kernel {
  private static final double SILENT = 1e-15;
  private static final double LARGEST = 0.999999;

  private final Generator kind;
  private final Port in;
  private final Port first;
  private final Port second;
  private final float[] out;
  private final double rate;
  private double before;
  private double a;
  private double b;
  private float tunedA;
  private float tunedB;
  private double factorA;
  private double factorB;
  private boolean fresh;

  OnePoleKernel(Generator kind, Wiring wiring) {
    this.kind = kind;
    in = wiring.in().getFirst();
    first = wiring.in().get(1);
    second = wiring.in().getLast();
    out = wiring.out();
    rate = wiring.rate();
  }

  @Override
  public void start(long seed) {
    a = 0;
    b = 0;
    fresh = true;
  }

  @Override
  public void next() {
    if (fresh || tunedA != first.first() || tunedB != second.first()) tune();
    if (fresh && kind == Generator.LAG) a = in.first();
    if (fresh) before = in.first();
    fresh = false;
    switch (kind) {
      case DECAY -> {
        for (int i = 0; i < out.length; i++) out[i] = (float) (a = in.at(i) + factorA * a);
      }
      case DECAY2 -> {
        for (int i = 0; i < out.length; i++) {
          a = in.at(i) + factorA * a;
          b = in.at(i) + factorB * b;
          out[i] = (float) (b - a);
        }
      }
      case LAG -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) (a = in.at(i) + factorA * (a - in.at(i)));
        }
      }
      case ONE_POLE -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = (float) (a = (1 - Math.abs(factorA)) * in.at(i) + factorA * a);
        }
      }
      case AMPLITUDE -> {
        for (int i = 0; i < out.length; i++) {
          double loud = Math.abs(in.at(i));
          a = loud + (a - loud) * (loud < a ? factorB : factorA);
          out[i] = (float) a;
        }
      }
      default -> {
        for (int i = 0; i < out.length; i++) {
          a = in.at(i) - before + factorA * a;
          before = in.at(i);
          out[i] = (float) a;
        }
      }
    }
    if (Math.abs(a) < SILENT) a = 0;
    if (Math.abs(b) < SILENT) b = 0;
  }

  private void tune() {
    tunedA = first.first();
    tunedB = second.first();
    boolean plain = kind == Generator.LEAK_DC || kind == Generator.ONE_POLE;
    factorA = plain ? Math.clamp(tunedA, -LARGEST, LARGEST) : factor(tunedA);
    factorB = factor(tunedB);
  }

  /** To lose 60 dB in so many seconds; an amplitude follower loses 20. */
  private double factor(double seconds) {
    double left = kind == Generator.AMPLITUDE ? 0.1 : 0.001;
    return seconds <= 0 ? 0 : Power.of(left, 1 / (seconds * rate));
  }
}
