// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveHit;
import org.zadenza.models.idiom.Tone;
import org.zadenza.time.Rational;

/**
 * How a drummer plays a hit of a bar: as a token, a number from 0.
 *
 * @param step the sixteenth on which it is written, 0 to 15
 * @param late by how many 96ths of a sixteenth it comes later, -48 to 48
 * @param velocity 0 to 127; of a hit that is written, {@link #AS_WRITTEN} is as loud as that
 */
public record Feel(int step, DrumClass drum, int velocity, int late) {
  /** How many tokens there are. */
  static final int TOKENS = DrumsCodec.STEPS_PER_BAR * 9 * 128 * 97;

  /** The velocity of a hit that is neither louder nor softer than it is written. */
  public static final int AS_WRITTEN = 64;

  private static final int DRUMS = DrumClass.values().length;
  private static final int VELOCITIES = 128;

  /** The power of a sound goes with the eighth power of its gain, and so with this of velocity. */
  private static final double POWER = 3;

  private static final double GAIN_POWER = 8;
  private static final int LEVEL = 96;
  private static final int FARTHEST = 48;
  private static final int PLACES = 2 * FARTHEST + 1;
  private static final int PER_STEP = 96;
  private static final int STEPS = DrumsCodec.STEPS_PER_BAR;

  /** Of a hit that was played, counted from the beginning of its bar. */
  static Feel of(GrooveHit hit, int step) {
    long late = Math.round((hit.step() - step) * PER_STEP);
    return new Feel(step, hit.drum(), hit.velocity(), Math.clamp(late, -FARTHEST, FARTHEST));
  }

  /** Of a hit that a network wrote for one step, counted from there; of step {@code on}. */
  static Feel played(GrooveHit hit, int on) {
    Feel here = of(hit, 0);
    return new Feel(on, here.drum, here.velocity, here.late);
  }

  /** Of its token; empty where there is no such token. */
  static Optional<Feel> of(int token) {
    if (token < 0 || token >= TOKENS) return Optional.empty();
    int late = token % PLACES - FARTHEST;
    int velocity = token / PLACES % VELOCITIES;
    int cell = token / PLACES / VELOCITIES;
    DrumClass drum = DrumClass.values()[cell % DRUMS];
    return Optional.of(new Feel(cell / DRUMS, drum, velocity, late));
  }

  int token() {
    int cell = step * DRUMS + drum.ordinal();
    return (cell * VELOCITIES + velocity) * PLACES + late + FARTHEST;
  }

  /**
   * Feels of a phrase for hits that are written: as much of them as is asked for, each drum as loud
   * on average (in power) over the phrase as it is written.
   *
   * @param bars tokens of each bar
   * @param written the phrase as it is written, as {@link GrooveCodec} has it
   * @param amount 0 for nothing, 1 for as much as the model means
   * @return the tokens of one of the bars
   */
  static List<Integer> ofWritten(
      List<List<Integer>> bars, float[][] written, int bar, double amount) {
    double[] sum = new double[DRUMS];
    double[] weights = new double[DRUMS];
    for (int b = 0; b < bars.size(); b++) {
      for (Feel feel : read(bars.get(b))) {
        int drum = feel.drum.ordinal();
        float gain = written[b * STEPS + feel.step][GrooveCodec.VELOCITIES + drum];
        double weight = Math.pow(gain, GAIN_POWER);
        sum[drum] += weight * Math.pow(feel.velocity, POWER * amount);
        weights[drum] += weight;
      }
    }
    List<Integer> out = new ArrayList<>();
    for (Feel feel : read(bars.get(bar))) {
      int drum = feel.drum.ordinal();
      double mean = Math.pow(sum[drum] / weights[drum], 1 / POWER);
      double ratio = mean == 0 ? 1 : Math.pow(feel.velocity, amount) / mean;
      int velocity = (int) Math.min(Math.round(AS_WRITTEN * ratio), VELOCITIES - 1);
      int late = Math.clamp(Math.round(feel.late * amount), -FARTHEST, FARTHEST);
      out.add(new Feel(feel.step, feel.drum, velocity, late).token());
    }
    return out;
  }

  /**
   * Feels of a phrase that nobody wrote, softer or louder together so that a stroke is as loud on
   * average (in power) as one of velocity {@value #LEVEL}.
   *
   * @param bars tokens of each bar
   * @return the tokens of one of the bars
   */
  static List<Integer> levelled(List<List<Integer>> bars, int bar) {
    double power =
        bars.stream()
            .flatMap(tokens -> read(tokens).stream())
            .mapToDouble(feel -> Math.pow(feel.velocity, POWER))
            .average()
            .orElse(0);
    double times = power == 0 ? 1 : LEVEL / Math.pow(power, 1 / POWER);
    List<Integer> out = new ArrayList<>();
    for (Feel feel : read(bars.get(bar))) {
      int velocity = (int) Math.min(Math.round(times * feel.velocity), VELOCITIES - 1);
      out.add(new Feel(feel.step, feel.drum, velocity, feel.late).token());
    }
    return out;
  }

  private static List<Feel> read(List<Integer> tokens) {
    return tokens.stream().flatMap(token -> of(token).stream()).toList();
  }

  /** How much later it comes than it is written, in cycles. */
  public Rational delay() {
    return Rational.of(late, (long) PER_STEP * STEPS);
  }

  /** Hits of a bar where they are written; each value is a feel. */
  static List<Tone> tones(List<Integer> tokens) {
    List<Tone> tones = new ArrayList<>();
    for (Feel feel : read(tokens)) {
      tones.add(new Tone(Rational.of(feel.step, STEPS), Rational.of(1, STEPS), feel));
    }
    return tones;
  }
}
