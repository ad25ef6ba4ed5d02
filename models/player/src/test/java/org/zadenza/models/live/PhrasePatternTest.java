// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.models.TinyModels;
import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.models.idiom.DrumsRun;
import org.zadenza.models.idiom.Run;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.phrase.Composer;
import org.zadenza.models.phrase.LivePhrases;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.phrase.Phrases;
import org.zadenza.models.phrase.Tier;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Query;
import org.zadenza.time.Span;

class PhrasePatternTest {
  private final ModelService network = new ModelService();
  private final ModelService cheap = new ModelService();

  /** A Drums RNN before each step of which something happens. */
  private record Hooked(Run<DrumsRun.State> run, Runnable before) implements Run<DrumsRun.State> {
    @Override
    public float[] next() {
      before.run();
      return run.next();
    }

    @Override
    public void accept(int token) {
      run.accept(token);
    }

    @Override
    public void reset() {
      run.reset();
    }

    @Override
    public DrumsRun.State save() {
      return run.save();
    }

    @Override
    public void restore(DrumsRun.State state) {
      run.restore(state);
    }
  }

  private Phrases phrases(Runnable beforeStep) {
    Run<DrumsRun.State> run =
        new Hooked(new DrumsRun(new TinyModels(1).drums().sampler()), beforeStep);
    Part part = Part.of(7, cycle -> Wishes.NONE);
    Composer<?> composer = new Composer<>("drums-rnn", new DrumsIdiom(), run);
    return new LivePhrases(composer, part, network, cheap);
  }

  private static List<Event> live(PhrasePattern pattern, long cycle) {
    List<Event> out = new ArrayList<>();
    pattern.query(new Query(Span.of(cycle, cycle + 1), 0.5, Budget.standard(), true), out::add);
    return out;
  }

  @Test
  void theNetworkIsNeverRunOnTheThreadOfALiveQuery() {
    Thread asking = Thread.currentThread();
    PhrasePattern pattern =
        new PhrasePattern(
            "drums-rnn",
            phrases(
                () -> {
                  if (Thread.currentThread() == asking) throw new AssertionError("it computes");
                }));
    assertThrows(AssertionError.class, () -> pattern.events(Span.of(0, 1)));
    for (long cycle = 0; cycle < 40; cycle++) {
      live(pattern, cycle);
      CompletableFuture.runAsync(
              () -> {
                while (network.runOnce()) {}
              },
              task -> Thread.ofPlatform().start(task))
          .join();
      while (cheap.runOnce()) {}
    }
    assertFalse(live(pattern, 40).isEmpty());
  }

  /**
   * The music goes on while the network computes: each of its steps takes time, and when a cycle
   * begins meanwhile, that cycle is asked for. At 0.2 cycles a cycle everything is fresh; ten times
   * slower nothing stops and nothing is lost but freshness.
   */
  @ParameterizedTest
  @CsvSource({"0.2, 160, 0", "0.9, 160, 0", "2, 20, 50", "5, 9, 60"})
  void howeverSlowTheNetworkIsEveryCycleHasMusic(
      double cyclesACycle, int leastFresh, int leastLow) {
    Map<Tier, Integer> tiers = new EnumMap<>(Tier.class);
    List<Integer> sounds = new ArrayList<>();
    double[] now = {0};
    PhrasePattern[] pattern = new PhrasePattern[1];
    Runnable music =
        () -> {
          while (sounds.size() <= now[0] && sounds.size() < 160) {
            long cycle = sounds.size();
            sounds.add(live(pattern[0], cycle).size());
            tiers.merge(pattern[0].phrases().answered(cycle).orElseThrow().tier(), 1, Integer::sum);
            while (cheap.runOnce()) {}
          }
        };
    boolean[] begun = {false};
    Phrases phrases =
        phrases(
            () -> {
              if (begun[0]) {
                now[0] += cyclesACycle / 16;
                music.run();
              }
            });
    pattern[0] = new PhrasePattern("drums-rnn", phrases);
    for (long cycle = 0; cycle < 4; cycle++) phrases.compute(cycle); // the trial before it plays
    begun[0] = true;
    while (sounds.size() < 160) {
      music.run();
      if (!network.runOnce()) now[0] += 0.1;
    }
    int fresh = tiers.getOrDefault(Tier.FRESH, 0);
    String all = cyclesACycle + ": " + tiers;
    assertEquals(0, network.failures(), all);
    assertEquals(0, cheap.failures(), all);
    assertEquals(0, tiers.getOrDefault(Tier.RESTING, 0), all);
    assertTrue(fresh >= leastFresh, all);
    assertTrue(tiers.getOrDefault(Tier.MARKOV, 0) >= leastLow, all);
    long silent = sounds.stream().filter(n -> n == 0).count();
    assertEquals(0, silent, all);
  }
}
