// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Noise;
import org.zadenza.synth.Generator;

/** A new random level so many times a second, by steps, straight lines or parabolas. */
final class RandomLevelKernel implements Kernel {
  private static final double SLOWEST_HZ = 0.001;

  private final Generator kind;
  private final Port freq;
  private final float[] out;
  private final double rate;
  private final Noise noise = new Noise();
  private double from;
  private double by;
  private double target;
  private long length;
  private long age;

  RandomLevelKernel(Generator kind, Wiring wiring) {
    this.kind = kind;
    freq = wiring.in().getFirst();
    out = wiring.out();
    rate = wiring.rate();
  }

  @Override
  public void start(long seed) {
    noise.seed(seed);
    by = noise.next();
    target = noise.next();
    length = 0;
    age = 0;
  }

  @Override
  public void next() {
    for (int i = 0; i < out.length; i++) {
      if (age >= length) draw(i);
      double t = (double) age++ / length;
      out[i] =
          (float)
              switch (kind) {
                case LF_NOISE0 -> from;
                case LF_NOISE1 -> from + t * (target - from);
                default -> curved(t);
              };
    }
  }

  /** From the middle of one way to the middle of the next, drawn towards the level between. */
  private double curved(double t) {
    double begin = 0.5 * (from + by);
    double end = 0.5 * (by + target);
    double back = 1 - t;
    return back * back * begin + 2 * t * back * by + t * t * end;
  }

  private void draw(int frame) {
    length = Math.max(1, (long) (rate / Math.max(SLOWEST_HZ, Math.abs(freq.at(frame)))));
    age = 0;
    from = kind == Generator.LF_NOISE2 ? by : target;
    by = target;
    target = noise.next();
  }
}
