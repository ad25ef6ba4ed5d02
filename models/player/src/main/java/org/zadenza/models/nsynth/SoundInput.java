// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import org.zadenza.audio.sample.Recording;
import org.zadenza.audio.sample.SampleException;
import org.zadenza.audio.sample.SampleReader;

/**
 * Any sound as a network wants it: one channel, 16 kHz, no louder than full scale, e.g. {@code
 * SoundInput.read(Path.of("vocal.wav"))}.
 *
 * <p>Channels are averaged. Other rates go through a sinc in a Hann window over 32 of its zeros,
 * with its corner at 0.95 of half the lower rate. A sound that is louder than full scale is turned
 * down to it.
 */
public final class SoundInput {
  private static final long MOST_BYTES = 1L << 28;
  private static final double LONGEST_SECONDS = 60;
  private static final double SOFTEST = 1e-4; // -80 dB
  private static final double FULL = 0.999;
  private static final int CLIPPED = 3; // samples
  private static final int ZEROS = 32;
  private static final double CORNER = 0.95;
  private static final int MOST_PHASES = 1024;

  private SoundInput() {}

  /**
   * The sound of a file.
   *
   * @throws IOException if it cannot be used, with a sentence that says why and what to do
   */
  public static float[] read(Path file) throws IOException {
    try {
      return of(SampleReader.read(file, MOST_BYTES), file.toString());
    } catch (SampleException unusable) {
      throw new IOException(file + " " + unusable.getMessage(), unusable);
    }
  }

  /** The sound of a recording; {@code name} is its name, for errors. */
  public static float[] of(Recording recording, String name) throws IOException {
    return ready(mono(recording, name), recording.rate());
  }

  /**
   * One channel of a recording, at its own rate: what can be wrong with it is found here.
   *
   * @param name its name, for errors
   */
  public static float[] mono(Recording recording, String name) throws IOException {
    double seconds = (double) recording.frames() / recording.rate();
    if (seconds > LONGEST_SECONDS) {
      throw new IOException(
          "%s is %.0f s long: cut it to %.0f s or less".formatted(name, seconds, LONGEST_SECONDS));
    }
    float[] mono = new float[recording.frames()];
    double peak = 0;
    double loudest = 0;
    for (int t = 0; t < mono.length; t++) {
      double sum = 0;
      for (float[] channel : recording.channels()) {
        sum += channel[t];
        loudest = Math.max(loudest, Math.abs(channel[t]));
      }
      mono[t] = (float) (sum / recording.channels().length);
      if (!Float.isFinite(mono[t])) {
        throw new IOException(
            "%s holds %s at frame %d: export it again".formatted(name, mono[t], t));
      }
      peak = Math.max(peak, Math.abs(mono[t]));
    }
    if (loudest < SOFTEST) {
      throw new IOException(name + " is silent: there is nothing to encode");
    }
    if (peak < SOFTEST) {
      throw new IOException(name + ": its channels cancel each other out: turn one of them round");
    }
    return mono;
  }

  /** At 16 kHz, and no louder than full scale. */
  public static float[] ready(float[] mono, int rate) {
    float[] out = resampled(mono, rate, NsynthShape.SAMPLE_RATE);
    double loudest = 0;
    for (float sample : out) loudest = Math.max(loudest, Math.abs(sample));
    if (loudest > 1) {
      for (int t = 0; t < out.length; t++) out[t] /= (float) loudest;
    }
    return out;
  }

  /** How often a sound stays at full scale for three samples and more: it was recorded too loud. */
  public static int clippings(Recording recording) {
    int out = 0;
    for (float[] channel : recording.channels()) {
      int run = 0;
      for (int t = 0; t < channel.length; t++) {
        boolean full = Math.abs(channel[t]) >= FULL;
        boolean same = full && (t == 0 || channel[t] * channel[t - 1] > 0);
        run = same ? run + 1 : full ? 1 : 0;
        if (run == CLIPPED) out++;
      }
    }
    return out;
  }

  /** The same sound at another rate. */
  static float[] resampled(float[] x, int from, int to) {
    if (from == to) return x.clone();
    Taps taps = new Taps((double) from / to);
    int common = BigInteger.valueOf(from).gcd(BigInteger.valueOf(to)).intValue();
    int phases = to / common; // after so many samples the taps are the same again
    float[][] known = new float[Math.min(phases, MOST_PHASES)][];
    float[] out = new float[(int) Math.max(1, (long) x.length * to / from)];
    for (int t = 0; t < out.length; t++) {
      long place = (long) t * from; // over to
      int whole = (int) (place / to);
      int phase = t % phases;
      float[] row = phase < known.length ? known[phase] : null;
      if (row == null) row = taps.at((double) (place % to) / to);
      if (phase < known.length) known[phase] = row;
      int first = whole - taps.before();
      double sum = 0;
      for (int k = Math.max(0, -first); k < Math.min(row.length, x.length - first); k++) {
        sum += x[first + k] * row[k];
      }
      out[t] = (float) sum;
    }
    return out;
  }

  /**
   * What the samples around a place weigh.
   *
   * @param corner over half the rate that it comes from
   * @param reach to either side, in samples
   */
  private record Taps(double corner, double reach) {
    /** To go on by so many samples each time. */
    Taps(double step) {
      this(CORNER * Math.min(1, 1 / step), ZEROS / (CORNER * Math.min(1, 1 / step)));
    }

    /** The first is so many samples before the whole part of the place. */
    int before() {
      return (int) reach;
    }

    /** Those of a place that lies {@code part} of a sample after a whole one. */
    float[] at(double part) {
      float[] out = new float[2 * before() + 2];
      for (int k = 0; k < out.length; k++) {
        double d = k - before() - part;
        if (Math.abs(d) > reach) continue;
        double angle = Math.PI * corner * d;
        double sinc = d == 0 ? 1 : Math.sin(angle) / angle;
        out[k] = (float) (corner * sinc * (0.5 + 0.5 * Math.cos(Math.PI * d / reach)));
      }
      return out;
    }
  }
}
