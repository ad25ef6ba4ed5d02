// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.nsynth.Fourier;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.play.Anchors;
import org.zadenza.models.nsynth.play.NsynthPlayer;
import org.zadenza.models.nsynth.play.NsynthVoice;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Whether something clicks where a note begins or ends: a line rendered by the engine at 48 kHz, of
 * notes that follow each other, that cut each other off, that rest between, that slide and that
 * morph; what happens within 1 ms of a border beside what happens anywhere else.
 *
 * @param borders how many beginnings and ends
 * @param sharpest the largest second difference of samples at a border
 * @param sharpestElsewhere the largest anywhere else
 * @param high the most above 9 kHz in 2.7 ms that touch a border, dB of full scale; the network
 *     makes nothing above 8 kHz, a click does
 * @param highElsewhere the most anywhere else
 */
public record Borders(
    int borders, double sharpest, double sharpestElsewhere, double high, double highElsewhere) {
  private static final int RATE = 48_000;
  private static final int BLOCK = 480;
  private static final int NEAR = 48; // samples: 1 ms
  private static final int WINDOW = 128;
  private static final double LOWEST_HZ = 9_000;
  private static final double SOFTEST = 1e-7;
  private static final int NOTES = 24;
  private static final int APART = 9_600; // samples: 0.2 s
  private static final double RELEASE = 0.08;
  private static final int[] LINE = {48, 55, 60, 52, 64, 57, 67, 60};

  /**
   * Of the line with a network and some timbres.
   *
   * @param codes a sound's frames each, which take turns
   * @param temperature samples are drawn at
   */
  static Borders of(Nsynth network, List<float[][]> codes, double temperature, long seed) {
    NsynthVoice voice = new NsynthVoice(network, Anchors.none(network.shape().code()));
    ManualClock clock = new ManualClock();
    try (NsynthPlayer player = new NsynthPlayer(() -> voice, clock::nanos)) {
      AudioEngine engine = new AudioEngine(PatchLibrary.bundled(), RATE, clock, Reporter.SILENT, 2);
      engine.plays(player.offline());
      List<Integer> places = new ArrayList<>();
      for (Cue cue : line(codes, temperature, seed, places)) engine.accept(cue);
      float[] left = new float[BLOCK];
      float[] right = new float[BLOCK];
      float[] sound = new float[(NOTES + 2) * APART];
      for (int at = 0; at < sound.length; at += BLOCK) {
        engine.render(left, right, BLOCK);
        System.arraycopy(left, 0, sound, at, BLOCK);
      }
      return of(sound, places);
    }
  }

  private static List<Cue> line(
      List<float[][]> codes, double temperature, long seed, List<Integer> places) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Cue> out = new ArrayList<>();
    for (int k = 0; k < NOTES; k++) {
      Timbre timbre = new Timbre.Held("a", codes.get(k % codes.size()));
      Timbre other = new Timbre.Held("b", codes.get((k + 1) % codes.size()));
      int frame = (k + 1) * APART + random.nextInt(BLOCK);
      double hold = k % 4 == 2 ? 0.1 : 0.2;
      Controls controls =
          Controls.of("s", NsynthPlayer.SOUND)
              .with("note", (double) LINE[k % LINE.length])
              .with("sustain", hold)
              .with("release", RELEASE)
              .with("ztemp", temperature)
              .with("z", k % 3 == 2 ? moving(timbre, other) : timbre);
      if (k % 4 == 1) controls = controls.with("cut", 1.0);
      if (k % 4 == 3) controls = controls.with("cut", 1.0).with("portamento", 0.05);
      Span cycle = new Span(Rational.ZERO, Rational.ONE);
      long nanos = Math.round(frame * 1e9 / RATE);
      out.add(new Cue("d1", nanos, 0.2, 1, cycle, controls, Sources.NONE));
      places.add(frame);
      places.add(frame + (int) (hold * RATE));
      places.add(frame + (int) ((hold + RELEASE) * RATE));
    }
    return out;
  }

  private static Timbre moving(Timbre from, Timbre to) {
    return new Timbre.Moving(from, to, Pattern.signal(Rational::toDouble), Query.of(Span.of(0, 1)));
  }

  /** Of a sound with borders at some samples. */
  static Borders of(float[] sound, List<Integer> places) {
    boolean[] near = near(places, sound.length, NEAR);
    boolean[] seen = near(places, sound.length, NEAR + WINDOW / 2);
    double sharpest = 0;
    double elsewhere = 0;
    for (int t = 1; t + 1 < sound.length; t++) {
      double bend = Math.abs(sound[t + 1] - 2 * sound[t] + sound[t - 1]);
      if (near[t]) sharpest = Math.max(sharpest, bend);
      else elsewhere = Math.max(elsewhere, bend);
    }
    double high = 0;
    double highElsewhere = 0;
    Fourier fourier = new Fourier(WINDOW);
    double[] hann = Fourier.hann(WINDOW);
    for (int from = 0; from + WINDOW <= sound.length; from += WINDOW / 8) {
      double amount = high(sound, from, fourier, hann);
      if (seen[from + WINDOW / 2]) high = Math.max(high, amount);
      else highElsewhere = Math.max(highElsewhere, amount);
    }
    return new Borders(places.size(), sharpest, elsewhere, decibels(high), decibels(highElsewhere));
  }

  private static boolean[] near(List<Integer> places, int length, int reach) {
    boolean[] out = new boolean[length];
    for (int place : places) {
      int from = Math.clamp(place - reach, 0, length);
      Arrays.fill(out, from, Math.clamp(place + reach, from, length), true);
    }
    return out;
  }

  private static double high(float[] sound, int from, Fourier fourier, double[] hann) {
    double[] real = new double[WINDOW];
    double[] imaginary = new double[WINDOW];
    for (int t = 0; t < WINDOW; t++) real[t] = hann[t] * sound[from + t];
    fourier.transform(real, imaginary);
    double sum = 0;
    for (int k = (int) Math.ceil(LOWEST_HZ * WINDOW / RATE); k < WINDOW / 2; k++) {
      double magnitude = 4 * Math.hypot(real[k], imaginary[k]) / WINDOW;
      sum += magnitude * magnitude;
    }
    return Math.sqrt(sum);
  }

  private static double decibels(double factor) {
    return 20 * Math.log10(Math.max(SOFTEST, factor));
  }

  /** A line. */
  String inWords() {
    return String.format(
        Locale.ROOT,
        "%d borders of cues: second difference at most %.4f, elsewhere %.4f; above 9 kHz at most"
            + " %.1f dB, elsewhere %.1f dB%n",
        borders,
        sharpest,
        sharpestElsewhere,
        high,
        highElsewhere);
  }
}
