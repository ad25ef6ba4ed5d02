// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Power;
import org.zadenza.dsp.Sine;

/** A resonator that dies away slowly less one that dies away fast: what it rings at fades in. */
final class FormletKernel implements Kernel {
  private static final double HIGHEST = 0.49;
  private static final double LOWEST_HZ = 0.1;
  private static final double SILENT = 1e-15;

  private final Port in;
  private final Port freq;
  private final Port[] seconds;
  private final float[] out;
  private final double rate;
  private final double[] b1 = new double[2];
  private final double[] b2 = new double[2];
  private final double[] y1 = new double[2];
  private final double[] y2 = new double[2];

  FormletKernel(Wiring wiring) {
    in = wiring.in().get(0);
    freq = wiring.in().get(1);
    seconds = new Port[] {wiring.in().get(3), wiring.in().get(2)};
    out = wiring.out();
    rate = wiring.rate();
  }

  @Override
  public void start(long seed) {
    for (int k = 0; k < 2; k++) {
      y1[k] = 0;
      y2[k] = 0;
    }
  }

  @Override
  public void next() {
    double turns = Math.clamp(freq.first(), LOWEST_HZ, HIGHEST * rate) / rate;
    for (int k = 0; k < 2; k++) tune(k, Sine.cosine(turns));
    for (int i = 0; i < out.length; i++) {
      double slow = step(0, in.at(i));
      out[i] = (float) (0.25 * (slow - step(1, in.at(i))));
    }
    for (int k = 0; k < 2; k++) {
      if (Math.abs(y1[k]) < SILENT) y1[k] = 0;
      if (Math.abs(y2[k]) < SILENT) y2[k] = 0;
    }
  }

  private double step(int k, float x) {
    double y0 = x + b1[k] * y1[k] + b2[k] * y2[k];
    double ringing = y0 - y2[k];
    y2[k] = y1[k];
    y1[k] = y0;
    return ringing;
  }

  private void tune(int k, double cosine) {
    double frames = Math.abs(seconds[k].first()) * rate;
    double radius = frames == 0 ? 0 : Power.of(0.001, 1 / frames);
    b1[k] = 4 * radius * radius * cosine / (1 + radius * radius);
    b2[k] = -radius * radius;
  }
}
