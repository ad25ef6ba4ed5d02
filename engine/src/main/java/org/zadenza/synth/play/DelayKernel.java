// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Power;
import org.zadenza.synth.Generator;

/**
 * A delay, at whole frames or between two by a straight line; a comb feeds back what comes out, an
 * allpass takes from that what makes it coloured.
 */
final class DelayKernel implements Kernel {
  private static final float SILENT = 1e-15f;

  private final boolean comb;
  private final boolean allpass;
  private final boolean whole;
  private final Port in;
  private final Ramp delay;
  private final Port delayNow;
  private final Port decay;
  private final float[] out;
  private final double rate;
  private final float[] line;
  private int at;
  private int written;

  DelayKernel(Generator kind, Wiring wiring) {
    comb = kind == Generator.COMB_L || kind == Generator.COMB_N;
    allpass = kind == Generator.ALLPASS_L || kind == Generator.ALLPASS_N;
    whole = kind == Generator.COMB_N || kind == Generator.ALLPASS_N || kind == Generator.DELAY_N;
    in = wiring.in().get(0);
    delayNow = wiring.in().get(2);
    delay = wiring.ramp(2);
    decay = wiring.in().getLast();
    out = wiring.out();
    rate = wiring.rate();
    line = new float[frames(wiring.in().get(1).first(), rate)];
  }

  /** How many frames it keeps. */
  static int frames(double longestSeconds, double rate) {
    return (int) Math.ceil(longestSeconds * rate) + 3;
  }

  /** What was written before is not read any more, so that nothing need be cleared. */
  @Override
  public void start(long seed) {
    at = 0;
    written = 0;
    delay.start();
  }

  @Override
  public void next() {
    delay.begin();
    double feedback = comb || allpass ? feedback(delayNow.first(), decay.first()) : 0;
    double longest = line.length - 2.0;
    for (int i = 0; i < out.length; i++) {
      double value = read(Math.clamp(delay.at(i) * rate, 1.0, longest));
      double kept = in.at(i) + feedback * value;
      line[at] = Math.abs(kept) < SILENT ? 0 : (float) kept;
      if (allpass) value -= feedback * kept;
      at = at + 1 == line.length ? 0 : at + 1;
      if (written < line.length) written++;
      out[i] = (float) value;
    }
  }

  private double read(double frames) {
    if (whole) return back((int) (frames + 0.5));
    int near = (int) frames;
    double value = back(near);
    return value + (frames - near) * (back(near + 1) - value);
  }

  private float back(int frames) {
    if (frames > written) return 0;
    int place = at - frames;
    return line[place < 0 ? place + line.length : place];
  }

  /**
   * What is left after one turn where 60 dB are lost in {@code decay} seconds; its sign is kept.
   */
  private static double feedback(double delay, double decay) {
    if (decay == 0 || delay <= 0) return 0;
    return Math.signum(decay) * Power.of(0.001, delay / Math.abs(decay));
  }
}
