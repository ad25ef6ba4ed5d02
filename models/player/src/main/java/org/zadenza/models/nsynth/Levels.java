// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

/**
 * How loud a sound is, apart from what it sounds like: a number for each frame, 0 for a root mean
 * square of an eighth of full scale (-18 dB), 1 for 20 dB more.
 *
 * <p>A network whose shape is levelled sees and makes sounds that are always about as loud; the
 * last number of a frame's code says how loud it is to be. So a soft note has as many classes of
 * mu-law as a loud one, loudness is exact, and on the way between two timbres it goes in a straight
 * line of decibels. (Loudness apart from timbre: Engel et al., DDSP, 2020, §3.1.)
 *
 * <p>{@link #begin}, {@link #frame} where a frame begins, {@link #next} for each sample: the gain
 * of one sound. Owned by one thread at a time; allocates nothing.
 */
public final class Levels {
  private static final double USUAL = 0.125;
  private static final double SOFTEST = -2.3; // 64 dB below full scale
  private static final double LOUDEST = 0.7; // a square at 63 % of full scale

  private double level = Double.NaN;
  private double gain = 1;
  private double ratio = 1;

  /** A gain of 1, where nothing else is said. */
  public Levels() {}

  /** Forgets the sound. */
  public void begin() {
    level = Double.NaN;
    gain = 1;
    ratio = 1;
  }

  /**
   * A frame begins; when it ends, the gain will be as this level says. The first holds it.
   *
   * @param wanted below the softest and above the loudest it is that
   */
  public void frame(double wanted, int samples) {
    double to = Math.clamp(wanted, SOFTEST, LOUDEST);
    double from = Double.isNaN(level) ? to : level;
    gain = StrictMath.pow(10, from);
    ratio = StrictMath.pow(10, (to - from) / samples);
    level = to;
  }

  /** What the next sample is multiplied with. */
  public float next() {
    gain *= ratio;
    return (float) gain;
  }

  /**
   * The levels of a sound, each of two frames' length around the end of its frame.
   *
   * @return [frames], the last frame filled up with silence
   */
  public static float[] of(float[] samples, int hop) {
    float[] out = new float[Math.ceilDiv(samples.length, hop)];
    for (int f = 0; f < out.length; f++) {
      double sum = 0;
      double weights = 0;
      for (int k = -hop; k < hop; k++) {
        int t = (f + 1) * hop + k;
        if (t < 0 || t >= samples.length) continue;
        double weight = 1 + Math.cos(Math.PI * (k + 0.5) / hop);
        sum += weight * samples[t] * samples[t];
        weights += weight;
      }
      double level = StrictMath.log10(Math.sqrt(sum / weights) / USUAL);
      out[f] = (float) Math.clamp(level, SOFTEST, LOUDEST);
    }
    return out;
  }

  /** The same sound, always about as loud. */
  public static float[] levelled(float[] samples, int hop) {
    return levelled(samples, of(samples, hop), hop);
  }

  /** The same where its levels are known. */
  static float[] levelled(float[] samples, float[] levels, int hop) {
    Levels gain = new Levels();
    float[] out = new float[samples.length];
    for (int t = 0; t < out.length; t++) {
      if (t % hop == 0) gain.frame(levels[t / hop], hop);
      out[t] = samples[t] / gain.next();
    }
    return out;
  }
}
