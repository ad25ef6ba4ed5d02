// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.drums.DrumsSampler;
import org.zadenza.models.drums.TinyDrums;

class DrumsComposerTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final LongToDoubleFunction WAVES = cycle -> 0.8 + 0.4 * Math.floorMod(cycle, 3L);

  private final DrumsRnn model = TinyDrums.model(1);

  /** Law: a phrase is a function of seed, cycle and temperatures, whatever was asked before. */
  @Test
  void anyOrderOfAskingGivesTheSamePhrases() {
    SplittableRandom random = new SplittableRandom(SEED);
    Map<Long, Phrase> expected = new HashMap<>();
    for (long cycle = -40; cycle < 60; cycle++) {
      expected.put(cycle, new DrumsComposer(model).phrase(7, cycle, WAVES));
    }
    for (int order = 0; order < 5; order++) {
      DrumsComposer composer = new DrumsComposer(model);
      for (int k = 0; k < 150; k++) {
        long cycle = random.nextInt(-40, 60);
        if (random.nextInt(4) == 0) {
          composer.phrase(random.nextInt(3), cycle, WAVES); // another seed in between
        }
        assertEquals(
            expected.get(cycle),
            composer.phrase(7, cycle, WAVES),
            () -> "seed=" + SEED + " cycle=" + cycle);
      }
    }
  }

  @Test
  void aJumpGivesWhatGoingThereGives() {
    DrumsComposer walks = new DrumsComposer(model);
    Phrase arrived = walks.phrase(3, 0, WAVES);
    for (long cycle = 1; cycle <= 1000; cycle++) {
      arrived = walks.phrase(3, cycle, WAVES);
    }
    assertEquals(new DrumsComposer(model).phrase(3, 1000, WAVES), arrived);
  }

  @Test
  void aTemperatureEarlierInTheRunChangesWhatFollows() {
    DrumsComposer composer = new DrumsComposer(model);
    Phrase cool = composer.phrase(7, 15, cycle -> cycle == 1 ? 0.1 : 1);
    Phrase warm = composer.phrase(7, 15, cycle -> cycle == 1 ? 3 : 1);
    assertNotEquals(cool, warm);
  }

  @Test
  void aTemperatureOfAnotherRunChangesNothing() {
    DrumsComposer composer = new DrumsComposer(model);
    assertEquals(
        composer.phrase(7, 16, cycle -> cycle == 15 ? 0.1 : 1),
        new DrumsComposer(model).phrase(7, 16, cycle -> 1));
  }

  @Test
  void seedAndCycleAndWeightsMakeOtherMusic() {
    Phrase phrase = new DrumsComposer(model).phrase(7, 3, WAVES);
    DrumsComposer other = new DrumsComposer(TinyDrums.model(2));
    assertNotEquals(drums(phrase), drums(new DrumsComposer(model).phrase(8, 3, WAVES)));
    assertNotEquals(drums(phrase), drums(new DrumsComposer(model).phrase(7, 4, WAVES)));
    assertNotEquals(drums(phrase), drums(other.phrase(7, 3, WAVES)));
  }

  @Test
  void aRunIsOneStretchOfTheNetwork() {
    DrumsSampler sampler = model.sampler();
    DrumsComposer composer = new DrumsComposer(model);
    int token = 0;
    for (int cycle = 16; cycle < 32; cycle++) {
      int[] tokens = new int[16];
      for (int step = 0; step < 16; step++) {
        token = sampler.draw(token, (cycle - 16) * 16 + step, 0, new SplittableRandom(0));
        tokens[step] = token;
      }
      Phrase phrase = composer.phrase(7, cycle, c -> 0);
      assertArrayEquals(tokens, DrumsCodec.encode(phrase.hits(), 16), "cycle=" + cycle);
    }
  }

  @Test
  void theNextCycleCostsABarAndAJumpAtMostARun() {
    DrumsComposer composer = new DrumsComposer(model);
    for (long cycle = 0; cycle < 40; cycle++) {
      composer.phrase(7, cycle, WAVES);
      assertEquals(cycle + 1, composer.composed());
    }
    composer.phrase(7, 20, WAVES);
    assertEquals(40, composer.composed());
    composer.phrase(7, 1007, WAVES); // the last of its run
    assertEquals(56, composer.composed());
  }

  @Test
  void hitsLieInTheBarAndAreAudible() {
    Phrase phrase = new DrumsComposer(model).phrase(7, 3, WAVES);
    assertEquals(Tier.FRESH, phrase.tier());
    assertTrue(
        phrase.hits().stream().allMatch(hit -> hit.step() < 16 && hit.velocity() > 0),
        phrase::toString);
  }

  private static List<String> drums(Phrase phrase) {
    return phrase.hits().stream().map(hit -> hit.step() + hit.drum().sound()).toList();
  }
}
