// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.SplittableRandom;
import org.zadenza.neural.MuLaw;

/**
 * How what is told of the past of one crop differs from what was.
 *
 * @param noise how far each sample is moved, in classes
 * @param gain how loud it is
 * @param fresh whether it begins with the crop
 * @param strays how likely a sample is any class at all
 * @param burst as far into the crop only noise was heard, in samples; 0 for not at all
 * @param loudness of that noise
 */
record Memory(double noise, double gain, boolean fresh, double strays, int burst, double loudness) {
  static final Memory TRUE = new Memory(0, 1, false, 0, 0, 0);
  private static final double SOFTEST = -18; // dB
  private static final double LOUDEST = 9;
  private static final double MOST_STRAYS = 0.03;
  private static final double SOFTEST_BURST = -40; // dB of full scale
  private static final double LOUDEST_BURST = -6;

  /** One of those that there can be, for a crop of so many samples. */
  static Memory drawn(PastChanges changes, int samples, SplittableRandom random) {
    double most = random.nextDouble();
    boolean other = random.nextDouble() < changes.levels();
    double level = other ? random.nextDouble(SOFTEST, LOUDEST) : 0;
    boolean fresh = random.nextDouble() < changes.fresh();
    double stray = random.nextDouble();
    boolean strays = random.nextDouble() < changes.strays();
    int burst = random.nextDouble() < changes.bursts() ? random.nextInt(samples / 2) : 0;
    return new Memory(
        most * most * changes.noise(),
        linear(level),
        fresh,
        strays ? stray * stray * stray * MOST_STRAYS : 0,
        burst,
        linear(random.nextDouble(SOFTEST_BURST, LOUDEST_BURST)));
  }

  private static double linear(double decibels) {
    return Math.pow(10, decibels / 20);
  }

  /** The class that is told of the one that was, {@code at} samples into the crop. */
  int of(int sound, int at, SplittableRandom random) {
    if (at < burst) return MuLaw.encode(Math.clamp(loudness * random.nextGaussian(), -1, 1));
    if (strays > 0 && random.nextDouble() < strays) return random.nextInt(MuLaw.CLASSES);
    int heard = gain == 1 ? sound : MuLaw.encode(gain * MuLaw.decode(sound));
    if (noise == 0) return heard;
    double moved = Math.rint(noise * random.nextGaussian());
    return (int) Math.clamp(heard + moved, 0, MuLaw.CLASSES - 1);
  }
}
