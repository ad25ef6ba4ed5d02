// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.drums.TinyDrums;

class DrumsPhrasesTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  private final DrumsRnn model = TinyDrums.model(1);
  private final ModelService service = new ModelService();
  private final DrumsPhrases phrases = phrases();

  private DrumsPhrases phrases() {
    return new DrumsPhrases(new DrumsComposer(model), service, 42, cycle -> 1);
  }

  @Test
  void nothingIsReadyUntilTheServiceHasRun() {
    phrases.ask(0, 2);
    assertEquals(Optional.empty(), phrases.phraseIfReady(0));
    assertTrue(service.runOnce());
    assertTrue(phrases.phraseIfReady(0).isPresent());
    assertEquals(Optional.empty(), phrases.phraseIfReady(1));
    assertTrue(service.runOnce());
    assertTrue(phrases.phraseIfReady(1).isPresent());
    assertFalse(service.runOnce());
  }

  @Test
  void askingAgainMakesNoWorkTwice() {
    phrases.ask(0, 2);
    phrases.ask(0, 3);
    int done = 0;
    while (service.runOnce()) {
      done++;
    }
    phrases.ask(0, 3);
    assertEquals(3, done);
    assertFalse(service.runOnce());
  }

  @Test
  void whatIsPlayedIsWhatIsRendered() {
    phrases.ask(5, 1);
    service.runOnce();
    assertEquals(phrases().compute(5), phrases.play(5));
  }

  @Test
  void aLateModelRepeatsTheLastPhraseAndCountsIt() {
    Phrase first = phrases.compute(0);
    assertSame(first, phrases.play(0));
    Phrase late = phrases.play(1);
    assertEquals(new Phrase(1, 0, Tier.REPEATED, first.hits()), late);
    assertEquals(new Phrase(2, 0, Tier.REPEATED, first.hits()), phrases.play(2));
    assertEquals(2, phrases.repeats());
  }

  @Test
  void beforeTheFirstPhraseThereIsSilence() {
    assertEquals(new Phrase(9, 9, Tier.REPEATED, List.of()), phrases.play(9));
    assertEquals(1, phrases.repeats());
  }

  @Test
  void anAnswerStaysThoughTheModelFinishesLater() {
    Phrase answer = phrases.play(3);
    phrases.compute(3);
    assertSame(answer, phrases.play(3));
    assertEquals(1, phrases.repeats());
  }

  /** Law: however asking, running and playing mix, a fresh phrase is the one that is rendered. */
  @Test
  void anyMixtureOfAskingAndRunningPlaysTheSamePhrases() {
    SplittableRandom random = new SplittableRandom(SEED);
    DrumsPhrases rendered = phrases();
    int fresh = 0;
    for (int k = 0; k < 400; k++) {
      long cycle = random.nextInt(60);
      switch (random.nextInt(3)) {
        case 0 -> phrases.ask(cycle, 4);
        case 1 -> service.runOnce();
        default -> {
          Phrase played = phrases.play(cycle);
          if (!played.hits().isEmpty()) {
            assertEquals(
                rendered.compute(played.madeFor()).hits(),
                played.hits(),
                () -> "seed=" + SEED + " cycle=" + cycle);
            fresh += played.tier() == Tier.FRESH ? 1 : 0;
          }
          assertEquals(played, phrases.play(cycle), () -> "seed=" + SEED + " cycle=" + cycle);
        }
      }
    }
    assertTrue(fresh > 10, "fresh=" + fresh);
  }

  @Test
  void aCycleFarAwayIsNotTakenForOneThatIsKept() {
    phrases.compute(0);
    assertEquals(Optional.empty(), phrases.phraseIfReady(DrumsPhrases.WINDOW));
  }

  @Test
  void aFullServiceIsAskedAgainLater() {
    for (int k = 0; k < ModelService.CAPACITY; k++) {
      service.submit(-1, () -> {});
    }
    phrases.ask(0, 1);
    assertEquals(1, service.refused());
    while (service.runOnce()) {}
    phrases.ask(0, 1);
    assertTrue(service.runOnce());
    assertTrue(phrases.phraseIfReady(0).isPresent());
  }
}
