// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.TinyModels;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.pattern.Controls;
import org.zadenza.time.Rational;

/** Laws: what is forbidden is never drawn, whatever the network says. */
class MasksTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final int CYCLES = 1000;
  private static final int C_MINOR = 0b010110101101;

  private final SplittableRandom random = new SplittableRandom(SEED);

  /** A network that says anything: fresh scores at each step. */
  private Scores anything(int tokens) {
    return new Scores() {
      private final float[] scores = new float[tokens];

      @Override
      public float[] next() {
        for (int k = 0; k < tokens; k++) scores[k] = (float) random.nextDouble(-6, 6);
        return scores;
      }

      @Override
      public void accept(int token) {}
    };
  }

  private List<Tone> tones(String model, Wishes wishes) {
    Idiom idiom = new TinyModels(1).composers().get(model).idiom();
    List<Tone> tones = new ArrayList<>();
    List<Integer> left = List.of();
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      List<Integer> tokens = idiom.draw(anything(idiom.tokens()), left, wishes, random);
      tones.addAll(idiom.tones(tokens, wishes, cycle));
      left = idiom.left(tokens, wishes);
    }
    assertTrue(tones.size() > CYCLES / 2, model + " played " + tones.size());
    return tones;
  }

  private static Wishes wishes(int classes, List<Rational> rhythm, int polyphony) {
    return new Wishes(1.5, 0, classes, rhythm, polyphony, Wishes.ANY_DENSITY, List.of(), 0.5, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"melody", "performance", "markov"})
  void noNoteBeginsOutsideTheScale(String model) {
    for (Tone tone : tones(model, wishes(C_MINOR, null, Wishes.ANY_NUMBER))) {
      int note = (int) ((Controls) tone.value()).number("note", -1);
      assertEquals(1, C_MINOR >> Math.floorMod(note, 12) & 1, "seed=" + SEED + " " + tone);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @ValueSource(strings = {"drums", "melody", "performance", "markov"})
  void notesBeginOnlyInTheRhythm(String model) {
    List<Rational> rhythm = List.of(Rational.ZERO, Rational.of(3, 8), Rational.of(3, 4));
    List<Rational> grid = new ArrayList<>(rhythm);
    grid.addAll(List.of(Rational.of(19, 50), Rational.of(38, 50))); // 3/8 and 3/4 in 10 ms
    for (Tone tone : tones(model, wishes(Wishes.ALL_CLASSES, rhythm, Wishes.ANY_NUMBER))) {
      assertTrue(grid.contains(tone.begin()), "seed=" + SEED + " " + tone);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"drums", "performance", "markov"})
  void noMoreSoundTogetherThanAreWishedFor(String model) {
    Idiom idiom = new TinyModels(1).composers().get(model).idiom();
    Wishes wishes = wishes(Wishes.ALL_CLASSES, null, model.equals("markov") ? 1 : 2);
    for (int cycle = 0; cycle < CYCLES; cycle++) {
      List<Integer> tokens = idiom.draw(anything(idiom.tokens()), List.of(), wishes, random);
      List<Tone> tones = idiom.tones(tokens, wishes, cycle);
      for (Tone tone : tones) {
        boolean onsetsOnly = model.equals("markov");
        long together =
            tones.stream()
                .filter(
                    t ->
                        t.begin().equals(tone.begin())
                            || !onsetsOnly
                                && t.begin().isBefore(tone.begin())
                                && tone.begin().isBefore(t.begin().plus(t.length())))
                .count();
        assertTrue(together <= wishes.polyphony(), "seed=" + SEED + " " + tone);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"drums", "melody", "performance", "markov"})
  void atTemperatureZeroTheLikeliestTokenComes(String model) {
    Idiom idiom = new TinyModels(1).composers().get(model).idiom();
    float[] scores = new float[idiom.tokens()];
    for (int k = 0; k < scores.length; k++) scores[k] = (float) random.nextDouble();
    int best = model.equals("performance") ? 260 : model.equals("markov") ? 1 : 3;
    scores[best] = 2;
    Scores fixed =
        new Scores() {
          @Override
          public float[] next() {
            return scores;
          }

          @Override
          public void accept(int token) {
            assertEquals(best, token);
          }
        };
    idiom.draw(fixed, List.of(), Wishes.NONE.withTemperature(0), random);
  }

  /** Law: a performance's cycles join: what is drawn in two cycles takes as long as two cycles. */
  @ParameterizedTest
  @ValueSource(ints = {25, 50, 200})
  void pausesGoOnInTheNextCycle(int steps) {
    PerformanceIdiom idiom = new PerformanceIdiom();
    Wishes wishes =
        new Wishes(
            1,
            0,
            Wishes.ALL_CLASSES,
            null,
            Wishes.ANY_NUMBER,
            Wishes.ANY_DENSITY,
            List.of(),
            steps / 100.0,
            0);
    List<Integer> left = List.of();
    long drawn = 0;
    for (int cycle = 1; cycle <= 200; cycle++) {
      List<Integer> tokens = idiom.draw(anything(idiom.tokens()), left, wishes, random);
      List<Integer> fresh = tokens.subList(left.size(), tokens.size());
      drawn += fresh.stream().mapToInt(PerformanceCodec::steps).sum();
      left = idiom.left(tokens, wishes);
      int over = left.stream().mapToInt(PerformanceCodec::steps).sum();
      assertEquals((long) cycle * steps, drawn - over, "seed=" + SEED);
    }
  }
}
