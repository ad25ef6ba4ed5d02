// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import java.util.Arrays;

/**
 * A room: eight dulled combs side by side, then four allpasses in a row. The structure and its
 * lengths in frames are Jezar's "Freeverb" (2000, public domain), where each comb, and what an
 * allpass feeds back, is a frame longer, as measured of SuperCollider's.
 */
final class RoomKernel implements Kernel {
  private static final int[] COMBS = {1117, 1189, 1278, 1357, 1423, 1492, 1558, 1618};
  private static final int[] ALLPASSES = {556, 441, 341, 225};
  private static final double INPUT = 0.015;
  private static final double SMALLEST_ROOM = 0.7;
  private static final double LARGEST_ROOM = 0.28;
  private static final double DULLEST = 0.4;
  private static final double DIFFUSION = 0.5;
  private static final double SILENT = 1e-15;

  private final Port in;
  private final Ramp mix;
  private final Port room;
  private final Port damp;
  private final float[] out;
  private final double[][] combs = lines(COMBS);
  private final double[][] allpasses = lines(ALLPASSES);
  private final int[] combAt = new int[COMBS.length];
  private final int[] allpassAt = new int[ALLPASSES.length];
  private final double[] before = new double[ALLPASSES.length];
  private final double[] dulled = new double[COMBS.length];

  RoomKernel(Wiring wiring) {
    in = wiring.in().get(0);
    mix = wiring.ramp(1);
    room = wiring.in().get(2);
    damp = wiring.in().get(3);
    out = wiring.out();
  }

  private static double[][] lines(int[] lengths) {
    double[][] lines = new double[lengths.length][];
    for (int k = 0; k < lines.length; k++) lines[k] = new double[lengths[k]];
    return lines;
  }

  @Override
  public void start(long seed) {
    for (double[] line : combs) Arrays.fill(line, 0);
    for (double[] line : allpasses) Arrays.fill(line, 0);
    Arrays.fill(before, 0);
    Arrays.fill(dulled, 0);
    mix.start();
  }

  @Override
  public void next() {
    mix.begin();
    double feedback = SMALLEST_ROOM + LARGEST_ROOM * Math.clamp(room.first(), 0, 1);
    double dulling = DULLEST * Math.clamp(damp.first(), 0, 1);
    for (int i = 0; i < out.length; i++) {
      double wet = Math.clamp(mix.at(i), 0.0, 1.0);
      double echoes = diffused(combed(INPUT * in.at(i), feedback, dulling));
      out[i] = (float) (in.at(i) * (1 - wet) + echoes * wet);
    }
  }

  private double combed(double now, double feedback, double dulling) {
    double sum = 0;
    for (int k = 0; k < combs.length; k++) {
      double[] line = combs[k];
      int at = combAt[k];
      double old = line[at];
      dulled[k] = flushed(old + (dulled[k] - old) * dulling);
      line[at] = now + dulled[k] * feedback;
      combAt[k] = at + 1 == line.length ? 0 : at + 1;
      sum += old;
    }
    return sum;
  }

  private double diffused(double x) {
    double now = x;
    for (int k = 0; k < allpasses.length; k++) {
      double[] line = allpasses[k];
      int at = allpassAt[k];
      double old = line[at];
      line[at] = flushed(now + DIFFUSION * before[k]);
      before[k] = old;
      allpassAt[k] = at + 1 == line.length ? 0 : at + 1;
      now = old - now;
    }
    return now;
  }

  private static double flushed(double x) {
    return Math.abs(x) < SILENT ? 0 : x;
  }
}
