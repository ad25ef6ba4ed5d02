// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import org.zadenza.dsp.Power;
import org.zadenza.dsp.Sine;
import org.zadenza.synth.Generator;

/**
 * Filters of two poles: Butterworth's by the bilinear transform (Dodge and Jerse, "Computer Music",
 * 1985), resonant ones of a given bandwidth, and a resonator whose peak is where it is tuned
 * (Steiglitz, "A Note on Constant-Gain Digital Resonators", 1994). A corner that moves gets there
 * in a straight line of coefficients in a block.
 */
final class TwoPoleKernel implements Kernel {
  private static final double HIGHEST = 0.49;
  private static final double SILENT = 1e-15;
  private static final double LOWEST_HZ = 0.1;

  private final Generator kind;
  private final Port in;
  private final Port freq;
  private final Port shape;
  private final float[] out;
  private final double rate;
  private double middle;
  private final double last;
  private boolean fresh;
  private float tunedFreq;
  private float tunedShape;
  private double gain;
  private double b1;
  private double b2;
  private double nextGain;
  private double nextB1;
  private double nextB2;
  private double y1;
  private double y2;

  TwoPoleKernel(Generator kind, Wiring wiring) {
    this.kind = kind;
    in = wiring.in().getFirst();
    freq = wiring.in().get(1);
    shape = wiring.in().getLast();
    out = wiring.out();
    rate = wiring.rate();
    middle =
        switch (kind) {
          case LPF, RLPF -> 2;
          case HPF, RHPF -> -2;
          default -> 0;
        };
    last = kind == Generator.BRF || middle != 0 ? 1 : -1;
  }

  @Override
  public void start(long seed) {
    y1 = 0;
    y2 = 0;
    fresh = true;
  }

  @Override
  public void next() {
    boolean moved = fresh || freq.first() != tunedFreq || shape.first() != tunedShape;
    if (moved) tune();
    if (fresh) arrive();
    fresh = false;
    double part = moved ? 1.0 / out.length : 0;
    double gainStep = (nextGain - gain) * part;
    double b1Step = (nextB1 - b1) * part;
    double b2Step = (nextB2 - b2) * part;
    for (int i = 0; i < out.length; i++) {
      double y0 = in.at(i) + b1 * y1 + b2 * y2;
      out[i] = (float) (gain * (y0 + middle * y1 + last * y2));
      y2 = y1;
      y1 = y0;
      gain += gainStep;
      b1 += b1Step;
      b2 += b2Step;
    }
    if (moved) arrive();
    if (Math.abs(y1) < SILENT) y1 = 0;
    if (Math.abs(y2) < SILENT) y2 = 0;
  }

  private void arrive() {
    gain = nextGain;
    b1 = nextB1;
    b2 = nextB2;
  }

  private void tune() {
    tunedFreq = freq.first();
    tunedShape = shape.first();
    double turns = Math.clamp(tunedFreq, LOWEST_HZ, HIGHEST * rate) / rate;
    double cosine = Sine.cosine(turns);
    switch (kind) {
      case LPF, HPF -> butterworth(turns);
      case BPF -> band(cosine, Math.max(0.001, tunedShape) * turns);
      case RLPF, RHPF -> resonant(cosine, Math.max(0.001, tunedShape) * turns);
      case BRF -> notch(cosine, Math.max(0.001, tunedShape) * turns);
      case RESONZ -> constant(turns, cosine);
      default -> ringing(cosine);
    }
  }

  private void butterworth(double turns) {
    double tangent = tangent(turns / 2);
    double c = kind == Generator.LPF ? 1 / tangent : tangent;
    nextGain = 1 / (1 + Math.sqrt(2) * c + c * c);
    double side = kind == Generator.LPF ? -2 : 2;
    nextB1 = side * (1 - c * c) * nextGain;
    nextB2 = -(1 - Math.sqrt(2) * c + c * c) * nextGain;
  }

  private void band(double cosine, double width) {
    double c = 1 / tangent(width / 2);
    nextGain = 1 / (1 + c);
    nextB1 = 2 * c * cosine * nextGain;
    nextB2 = (1 - c) * nextGain;
  }

  private void resonant(double cosine, double width) {
    double d = tangent(width / 2);
    double c = (1 - d) / (1 + d);
    nextB1 = (1 + c) * cosine;
    nextB2 = -c;
    double side = kind == Generator.RLPF ? -nextB1 : nextB1;
    nextGain = (1 + c + side) / 4;
  }

  /** What is left of the middle moves with the corner. */
  private void notch(double cosine, double width) {
    double c = tangent(width / 2);
    nextGain = 1 / (1 + c);
    nextB1 = 2 * cosine * nextGain;
    nextB2 = -(1 - c) * nextGain;
    middle = -2 * cosine;
  }

  private void constant(double turns, double cosine) {
    double radius = Math.max(0, 1 - Math.PI * turns * Math.max(0, tunedShape));
    double squared = radius * radius;
    nextB1 = 4 * squared * cosine / (1 + squared);
    nextB2 = -squared;
    nextGain = (1 - squared) / 2;
  }

  private void ringing(double cosine) {
    double frames = Math.abs(tunedShape) * rate;
    double radius = frames == 0 ? 0 : Power.of(0.001, 1 / frames);
    nextB1 = 4 * radius * radius * cosine / (1 + radius * radius);
    nextB2 = -radius * radius;
    nextGain = 0.5;
  }

  private static double tangent(double turns) {
    double held = Math.clamp(turns, 1e-7, 0.249);
    return Sine.of(held) / Sine.cosine(held);
  }
}
