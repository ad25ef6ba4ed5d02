// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.TinyModels;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceDecoder;
import org.zadenza.models.codec.PerformanceNote;
import org.zadenza.models.idiom.Idiom;
import org.zadenza.models.idiom.MelodyIdiom;
import org.zadenza.models.idiom.MelodyRun;
import org.zadenza.models.idiom.Scores;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.pattern.Controls;
import org.zadenza.time.Rational;

class ComposerTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  private static final int STEPS = 16;
  private static final int CYCLE = 200; // steps of a performance in the usual two seconds

  private static Composer<?> composer(String model) {
    return new TinyModels(1).composers().get(model);
  }

  private static Wishes waves(long cycle) {
    return Wishes.NONE.withTemperature(0.8 + 0.4 * Math.floorMod(cycle, 3L));
  }

  private static Part part(long seed) {
    return Part.of(seed, ComposerTest::waves);
  }

  private static Part primed(long seed) {
    return new Part(seed, ComposerTest::waves, cycle -> List.of(0, 1, 1, 0), 5);
  }

  /** Law: a phrase is a function of seed, cycle, wishes and prime, whatever was asked before. */
  @ParameterizedTest
  @ValueSource(strings = {"drums", "melody", "performance", "markov"})
  void anyOrderOfAskingGivesTheSamePhrases(String model) {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<Long, Phrase> expected = new HashMap<>();
    for (long cycle = -20; cycle < 30; cycle++) {
      expected.put(cycle, composer(model).phrase(primed(7), cycle));
    }
    for (int order = 0; order < 3; order++) {
      Composer<?> composer = composer(model);
      for (int k = 0; k < 80; k++) {
        long cycle = random.nextInt(-20, 30);
        if (random.nextInt(3) == 0) {
          composer.phrase(part(random.nextInt(3)), cycle); // another part in between
        }
        assertEquals(
            expected.get(cycle),
            composer.phrase(primed(7), cycle),
            () -> "seed=" + SEED + " cycle=" + cycle);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"drums", "melody", "performance", "markov"})
  void whatWasSampledSaysAllOfThePhrase(String model) {
    Composer<?> composer = composer(model);
    Composer<?> other = new TinyModels(2).composers().get(model); // other weights
    for (long cycle = 0; cycle < 20; cycle++) {
      Phrase phrase = composer.phrase(part(7), cycle);
      assertEquals(phrase.tones(), other.tones(part(7), cycle, phrase.sampled().tokens()), model);
    }
  }

  @Test
  void aJumpGivesWhatGoingThereGives() {
    Composer<?> walks = composer("drums");
    Phrase arrived = walks.phrase(part(3), 0);
    for (long cycle = 1; cycle <= 1000; cycle++) {
      arrived = walks.phrase(part(3), cycle);
    }
    assertEquals(composer("drums").phrase(part(3), 1000), arrived);
  }

  @Test
  void aWishEarlierInTheRunChangesWhatFollowsAndOneOfAnotherRunDoesNot() {
    Composer<?> composer = composer("drums");
    Wishes cool = Wishes.NONE.withTemperature(0.1);
    Part early = Part.of(7, cycle -> cycle == 1 ? cool : Wishes.NONE);
    Part plain = Part.of(7, cycle -> Wishes.NONE);
    assertNotEquals(composer.phrase(plain, 15), composer.phrase(early, 15));
    assertEquals(composer.phrase(plain, 16), composer("drums").phrase(early, 16));
  }

  @Test
  void seedCycleWeightsTakeAndPrimeMakeOtherMusic() {
    Composer<?> composer = composer("melody");
    List<Integer> tokens = composer.phrase(part(7), 3).sampled().tokens();
    Part again = Part.of(7, cycle -> waves(cycle).withTake(cycle == 3 ? 1 : 0));
    Composer<?> other = new TinyModels(2).composers().get("melody");
    assertNotEquals(tokens, composer.phrase(part(8), 3).sampled().tokens());
    assertNotEquals(tokens, composer.phrase(part(7), 4).sampled().tokens());
    assertNotEquals(tokens, composer.phrase(again, 3).sampled().tokens());
    assertNotEquals(tokens, composer.phrase(primed(7), 3).sampled().tokens());
    assertNotEquals(tokens, other.phrase(part(7), 3).sampled().tokens());
    assertEquals(tokens, composer.phrase(part(7), 3).sampled().tokens());
  }

  /** Oracle: the sampler alone, told the prime, then drawing the likeliest token. */
  @Test
  void aRunIsOneStretchOfTheModelAfterItsPrime() {
    Scores alone = new MelodyRun(new TinyModels(1).melody().sampler());
    List<Integer> prime = List.of(5, 0, 9, 1);
    for (int token : prime) {
      alone.next();
      alone.accept(token);
    }
    Part greedy = new Part(7, cycle -> Wishes.NONE.withTemperature(0), cycle -> prime, 3);
    Composer<?> composer = composer("melody");
    for (long cycle = 3; cycle < 3 + Composer.RUN; cycle++) {
      for (int token : composer.phrase(greedy, cycle).sampled().tokens().subList(0, STEPS)) {
        float[] scores = alone.next();
        int best = 0;
        for (int k = 1; k < new MelodyIdiom().tokens(); k++) {
          if (scores[k] > scores[best]) best = k;
        }
        assertEquals(best, token, "cycle=" + cycle);
        alone.accept(token);
      }
    }
  }

  @Test
  void theNextCycleCostsOneAndAJumpAtMostARun() {
    Composer<?> composer = composer("drums");
    for (long cycle = 0; cycle < 40; cycle++) {
      composer.phrase(part(7), cycle);
      assertEquals(cycle + 1, composer.composed());
    }
    composer.phrase(part(7), 20);
    assertEquals(40, composer.composed());
    composer.phrase(part(7), 1007); // the last of its run
    assertEquals(56, composer.composed());
  }

  @Test
  void whatNobodyWantsAnyMoreIsGivenUpAndWhatWasMadeIsKept() {
    Composer<?> composer = composer("drums");
    AtomicInteger left = new AtomicInteger(3);
    assertEquals(
        Optional.empty(), composer.phraseIf(() -> left.getAndDecrement() > 0, part(7), 12));
    assertEquals(3, composer.composed());
    composer.phrase(part(7), 12);
    assertEquals(13, composer.composed());
  }

  @Test
  void aSpareIsUnderTheSameWishesAndRunsNoNetwork() {
    Composer<?> composer = composer("melody");
    assertEquals(Optional.empty(), composer.spare(part(7), 0));
    for (long cycle = 0; cycle < 16; cycle++) composer.phrase(part(7), cycle);
    Part quiet =
        Part.of(
            7,
            cycle -> new Wishes(1, 0, 0, null, 1, Wishes.ANY_DENSITY, List.of(), 2, 0)); // no pitch
    Phrase spare = composer.spare(part(7), 40).orElseThrow();
    assertEquals(Tier.MARKOV, spare.tier());
    assertTrue(!spare.tones().isEmpty());
    assertEquals(List.of(), composer.spare(quiet, 40).orElseThrow().tones());
    assertEquals(16, composer.composed());
  }

  /**
   * Oracle: all cycles of a run as one piece, but that no note outlasts the cycle after its own.
   */
  @Test
  void aMelodyIsCutIntoPhrasesWithoutCuttingItsNotes() {
    Composer<?> composer = composer("melody");
    List<Rational> rhythm = List.of(Rational.of(1, 8), Rational.of(13, STEPS));
    Wishes twice =
        new Wishes(1, 0, Wishes.ALL_CLASSES, rhythm, 1, Wishes.ANY_DENSITY, List.of(), 2, 0);
    Part few = Part.of(3, cycle -> twice);
    List<Integer> piece = new ArrayList<>();
    List<String> phrases = new ArrayList<>();
    for (long cycle = 0; cycle < Composer.RUN; cycle++) {
      Phrase phrase = composer.phrase(few, cycle);
      piece.addAll(phrase.sampled().tokens().subList(0, STEPS));
      long at = cycle * STEPS;
      phrase.tones().forEach(tone -> phrases.add(shown(tone, STEPS, at)));
    }
    int[] tokens = piece.stream().mapToInt(t -> t).toArray();
    List<String> notes = new ArrayList<>();
    for (MelodyNote note : MelodyCodec.RNN.decode(tokens)) {
      int most = (note.start() / STEPS + 2) * STEPS;
      notes.add(shown(note.pitch(), note.start(), Math.min(note.end(), most)));
    }
    assertEquals(notes, phrases);
    assertTrue(lastBeyondTheirCycle(notes, STEPS) > 0, notes::toString);
  }

  /** The same for playing, whose cycles begin with what the one before left. */
  @Test
  void aPerformanceIsCutIntoPhrasesWithoutCuttingItsNotes() {
    Composer<?> composer = composer("performance");
    Idiom idiom = composer.idiom();
    PerformanceDecoder decoder = new PerformanceDecoder();
    List<String> notes = new ArrayList<>();
    Consumer<PerformanceNote> ended =
        note -> {
          long begin = PerformanceCodec.step(note.start());
          long most = (begin / CYCLE + 2) * CYCLE;
          long last = Math.min(most, (long) Composer.RUN * CYCLE);
          long end = Math.max(begin + 1, Math.min(PerformanceCodec.step(note.end()), last));
          if (begin < (long) Composer.RUN * CYCLE) notes.add(shown(note.pitch(), begin, end));
        };
    List<String> phrases = new ArrayList<>();
    List<Integer> left = List.of();
    for (long cycle = 0; cycle < Composer.RUN; cycle++) {
      Phrase phrase = composer.phrase(plain(3), cycle);
      long at = cycle * CYCLE;
      phrase.tones().forEach(tone -> phrases.add(shown(tone, CYCLE, at)));
      List<Integer> own = own(phrase.sampled().tokens());
      own.subList(left.size(), own.size()).forEach(token -> decoder.accept(token, ended));
      left = idiom.left(own, Wishes.NONE);
    }
    decoder.finish(ended);
    Collections.sort(notes);
    Collections.sort(phrases);
    assertEquals(notes, phrases);
    assertTrue(lastBeyondTheirCycle(notes, CYCLE) > 0, notes::toString);
  }

  /** The tokens up to the end of the cycle; those behind them only end notes. */
  private static List<Integer> own(List<Integer> tokens) {
    int passed = 0;
    for (int k = 0; k < tokens.size(); k++) {
      passed += PerformanceCodec.steps(tokens.get(k));
      if (passed >= CYCLE) return tokens.subList(0, k + 1);
    }
    return tokens;
  }

  private static Part plain(long seed) {
    return Part.of(seed, cycle -> Wishes.NONE);
  }

  private static String shown(Tone tone, int steps, long at) {
    long begin = tone.begin().times(Rational.of(steps)).floor();
    long end = tone.begin().plus(tone.length()).times(Rational.of(steps)).floor();
    double pitch = ((Controls) tone.value()).number("note", -1);
    return shown((int) pitch, at + begin, at + end);
  }

  private static String shown(int pitch, long begin, long end) {
    return "%05d-%05d %d".formatted(begin, end, pitch);
  }

  private static long lastBeyondTheirCycle(List<String> notes, int steps) {
    return notes.stream()
        .map(note -> note.split("[- ]"))
        .filter(n -> Integer.parseInt(n[0]) / steps < (Integer.parseInt(n[1]) - 1) / steps)
        .count();
  }
}
