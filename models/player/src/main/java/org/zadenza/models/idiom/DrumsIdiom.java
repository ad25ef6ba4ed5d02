// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumMap;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.time.Rational;

/** Drums: a token for each of the sixteen steps of a cycle, the set of drums on it. */
public final class DrumsIdiom implements Idiom {
  private static final int STEPS = DrumsCodec.STEPS_PER_BAR;
  private static final Rational STEP = Rational.of(1, STEPS);

  /** SuperDirt's gain is raised to the fourth power; this makes loudness follow velocity. */
  private static final double GAIN_EXPONENT = 0.375;

  @Override
  public int tokens() {
    return DrumsCodec.CLASSES;
  }

  @Override
  public List<Integer> draw(
      Scores scores, List<Integer> left, Wishes wishes, SplittableRandom random) {
    Dice dice = new Dice(DrumsCodec.CLASSES);
    boolean[] onsets = wishes.onsets(STEPS);
    List<Integer> tokens = new ArrayList<>(left);
    for (boolean open : onsets) {
      int most = open ? wishes.polyphony() : 0;
      int token = dice.roll(scores.next(), t -> Integer.bitCount(t) <= most, wishes, random);
      scores.accept(token);
      tokens.add(token);
    }
    return tokens;
  }

  @Override
  public List<Tone> tones(List<Integer> tokens, Wishes wishes, long salt) {
    List<Tone> tones = new ArrayList<>();
    for (DrumHit hit : hits(tokens, salt)) {
      Controls controls = Controls.of("s", hit.drum().sound()).with("gain", gain(hit.velocity()));
      tones.add(new Tone(STEP.times(hit.step()), STEP, controls));
    }
    return tones;
  }

  /** The gain with which a velocity of 0 to 1 sounds. */
  public static double gain(double velocity) {
    return Math.pow(velocity, GAIN_EXPONENT);
  }

  /** The hits of a cycle's tokens, with the velocities that {@code salt} draws. */
  public static List<DrumHit> hits(List<Integer> tokens, long salt) {
    SplittableRandom random = new SplittableRandom(salt);
    List<DrumHit> hits = new ArrayList<>();
    for (int step = 0; step < tokens.size(); step++) {
      for (DrumClass drum : DrumsCodec.drums(tokens.get(step))) {
        hits.add(new DrumHit(step, drum, Accents.velocity(drum, step, random)));
      }
    }
    return hits;
  }

  @Override
  public List<Integer> heard(List<Event> events, int cycles, Wishes wishes) {
    List<DrumHit> hits = new ArrayList<>();
    for (Event event : events) {
      hits.add(new DrumHit((int) Heard.begin(event, STEPS), drum(event.value()), 1));
    }
    return Arrays.stream(DrumsCodec.encode(hits, cycles * STEPS)).boxed().toList();
  }

  /** The drum whose sound a value names; empty if it names none of them. */
  public static Optional<DrumClass> named(Object value) {
    Object sound = sound(value);
    return Arrays.stream(DrumClass.values()).filter(d -> d.sound().equals(sound)).findFirst();
  }

  private static Object sound(Object value) {
    return value instanceof Controls controls && controls.containsKey("s")
        ? controls.get("s")
        : value;
  }

  private static DrumClass drum(Object value) {
    Object sound = sound(value);
    return named(value)
        .or(() -> Heard.pitch(value).flatMap(DrumMap.GENERAL::of))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Shown.of(sound)
                        + " is no drum that it knows; there are "
                        + Arrays.stream(DrumClass.values())
                            .map(DrumClass::sound)
                            .collect(Collectors.joining(" "))));
  }
}
