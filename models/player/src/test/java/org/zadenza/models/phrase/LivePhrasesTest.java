// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.TinyModels;
import org.zadenza.models.idiom.Wishes;

class LivePhrasesTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  private final ModelService service = new ModelService();
  private final ModelService cheap = new ModelService();
  private final Composer<?> composer = new TinyModels(1).composers().get("drums");
  private final LivePhrases phrases = phrases(composer);

  private LivePhrases phrases(Composer<?> by) {
    return new LivePhrases(by, Part.of(42, cycle -> Wishes.NONE), service, cheap);
  }

  private LivePhrases others() {
    return phrases(new TinyModels(1).composers().get("drums"));
  }

  private static void all(ModelService of) {
    while (of.runOnce()) {}
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
    assertEquals(others().compute(5), phrases.play(5));
  }

  @Test
  void aLateModelRepeatsThePhraseBeforeThenAChainPlays() {
    Phrase first = phrases.compute(0);
    assertSame(first, phrases.play(0));
    assertEquals(first.in(1, Tier.REPEATED), phrases.play(1));
    phrases.ask(1, 2);
    all(cheap);
    assertEquals(Tier.MARKOV, phrases.play(2).tier());
    assertEquals(Tier.REPEATED, phrases.play(9).tier(), "no spare is ready");
    assertEquals(Optional.of(first.in(1, Tier.REPEATED)), phrases.answered(1));
  }

  @Test
  void whereThereIsNothingItRests() {
    assertEquals(Phrase.rest(9), phrases.play(9));
    assertEquals(Tier.RESTING, phrases.play(9).tier());
  }

  @Test
  void anAnswerStaysThoughTheModelFinishesLater() {
    Phrase answer = phrases.play(3);
    phrases.compute(3);
    assertSame(answer, phrases.play(3));
  }

  @Test
  void aPhraseThatMissedItsDeadlineIsNotMadeAnyMore() {
    phrases.ask(0, 2);
    phrases.play(0);
    service.runOnce();
    assertEquals(0, composer.composed());
    service.runOnce();
    assertEquals(2, composer.composed(), "cycle 1 needs cycle 0");
  }

  @Test
  void aModelThatIsLateAgainAndAgainMakesTheNextRun() {
    phrases.play(0);
    phrases.play(1);
    phrases.ask(1, 4);
    all(service);
    assertEquals(Optional.empty(), phrases.phraseIfReady(2));
    for (long cycle = 16; cycle < 32; cycle++) {
      assertTrue(phrases.phraseIfReady(cycle).isPresent(), "cycle=" + cycle);
    }
    assertEquals(Tier.FRESH, phrases.play(16).tier());
    phrases.ask(32, 4);
    all(service);
    assertEquals(others().compute(32), phrases.play(32));
  }

  /** Law: however asking, running and playing mix, a fresh phrase is the one that is rendered. */
  @Test
  void anyMixtureOfAskingAndRunningPlaysTheSamePhrases() {
    SplittableRandom random = new SplittableRandom(SEED);
    LivePhrases rendered = others();
    int fresh = 0;
    for (int k = 0; k < 400; k++) {
      long cycle = random.nextInt(60);
      switch (random.nextInt(4)) {
        case 0 -> phrases.ask(cycle, 4);
        case 1 -> service.runOnce();
        case 2 -> cheap.runOnce();
        default -> {
          Phrase played = phrases.play(cycle);
          if (played.tier() == Tier.FRESH || played.tier() == Tier.REPEATED) {
            long from = played.madeFor();
            boolean chain = phrases.answered(from).filter(p -> p.tier() == Tier.MARKOV).isPresent();
            if (!chain) {
              assertEquals(
                  rendered.compute(from).tones(), played.tones(), "seed=" + SEED + " k=" + k);
            }
            fresh += played.tier() == Tier.FRESH ? 1 : 0;
          }
          assertEquals(played, phrases.play(cycle), () -> "seed=" + SEED + " cycle=" + cycle);
        }
      }
    }
    assertTrue(fresh > 5, "fresh=" + fresh);
  }

  @Test
  void aCycleFarAwayIsNotTakenForOneThatIsKept() {
    phrases.compute(0);
    assertEquals(Optional.empty(), phrases.phraseIfReady(LivePhrases.WINDOW));
  }

  @Test
  void aFullServiceIsAskedAgainLater() {
    for (int k = 0; k < ModelService.CAPACITY; k++) {
      service.submit(-1, () -> {});
    }
    phrases.ask(0, 1);
    assertEquals(1, service.refused());
    all(service);
    phrases.ask(0, 1);
    assertTrue(service.runOnce());
    assertTrue(phrases.phraseIfReady(0).isPresent());
  }

  @Test
  void aLockRepeatsItsCyclesUntilItIsOpened() {
    phrases.lock(5, 2);
    all(service);
    for (long cycle = 3; cycle < 12; cycle++) {
      phrases.ask(cycle, 4);
      all(service);
      long source = cycle < 5 ? cycle : 5 + (cycle - 5) % 2;
      assertEquals(others().compute(source).in(cycle, Tier.FRESH), phrases.play(cycle));
      assertEquals(phrases.play(cycle), phrases.compute(cycle));
    }
    phrases.unlock();
    assertEquals(others().compute(12), phrases.compute(12));
  }

  @Test
  void aVetoDrawsTheBarAgainAndWhatFollowsInItsRun() {
    phrases.ask(0, 20);
    all(service);
    Phrase before = phrases.compute(7);
    phrases.veto(7);
    assertEquals(Optional.empty(), phrases.phraseIfReady(7));
    all(service);
    LivePhrases other = others();
    assertEquals(other.compute(6), phrases.compute(6));
    assertNotEquals(before.tones(), phrases.compute(7).tones());
    assertEquals(other.compute(16), phrases.compute(16));
    Phrase second = phrases.compute(7);
    phrases.veto(7);
    assertNotEquals(second.tones(), phrases.compute(7).tones());
    other.veto(7);
    assertEquals(second, other.compute(7), "the same take is the same music");
  }

  /** Made anew by what holds now; until it is made, and in what was heard, the old one stays. */
  @Test
  void whatNobodyHeardIsMadeAnew() {
    Wishes[] wishes = {Wishes.NONE};
    LivePhrases following =
        new LivePhrases(composer, Part.of(42, cycle -> wishes[0]), service, cheap);
    following.ask(4, 4);
    all(service);
    Phrase heard = following.play(4);
    Phrase old = following.phraseIfReady(5).orElseThrow();
    wishes[0] = Wishes.NONE.withTake(3);
    following.anew(4);
    following.anew(5);
    assertEquals(Optional.of(old), following.phraseIfReady(5));
    int done = 0;
    while (service.runOnce()) done++;
    assertEquals(4, done, "however often the hand moved");
    assertEquals(heard, following.play(4));
    LivePhrases other =
        new LivePhrases(
            new TinyModels(1).composers().get("drums"),
            Part.of(42, cycle -> wishes[0]),
            service,
            cheap);
    assertEquals(other.compute(5), following.play(5));
    assertNotEquals(old.tones(), following.play(5).tones());
  }
}
