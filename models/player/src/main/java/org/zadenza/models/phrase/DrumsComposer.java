// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.drums.DrumsSampler;
import org.zadenza.neural.LstmState;

/**
 * Makes the phrase of any cycle as a pure function of (weights, seed, cycle, temperatures).
 *
 * <p>Cycles are grouped in runs of {@link #RUN}. A run begins from silence at a cycle divisible by
 * RUN and goes forward, a bar for each cycle, the network remembering from bar to bar; each cycle
 * draws from a random source of its own, seeded by seed and cycle. So a phrase depends on its cycle
 * and on the temperatures from the beginning of its run up to it, and on nothing that was asked
 * before. What the network remembered after a bar is kept under exactly those, so that the next
 * cycle costs one bar and a jump at most a run.
 *
 * <p>Any thread, one at a time (the others wait): for the model service and for rendering.
 */
public final class DrumsComposer {
  /** The cycles of a run. */
  public static final int RUN = 16;

  private static final int KEPT = 256;
  private static final int STEPS = DrumsCodec.STEPS_PER_BAR;

  private final DrumsRnn model;
  private final DrumsSampler sampler;
  private long composed;
  private final Map<Key, Bar> kept =
      new LinkedHashMap<>(KEPT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Bar> eldest) {
          return size() > KEPT;
        }
      };

  /** Everything that a bar follows from, the weights of this composer aside. */
  private record Key(long seed, long cycle, List<Double> temperaturesOfRun) {}

  /** A finished bar: its tokens and what the network remembers after it. */
  private record Bar(int[] tokens, LstmState after) {}

  /** A composer for one model. */
  public DrumsComposer(DrumsRnn model) {
    this.model = model;
    sampler = model.sampler();
  }

  /** The model that composes. */
  public DrumsRnn model() {
    return model;
  }

  /** How many bars the network has been run for. */
  public synchronized long composed() {
    return composed;
  }

  /** The phrase of a cycle; {@code temperature} gives that of each cycle of its run. */
  public synchronized Phrase phrase(long seed, long cycle, LongToDoubleFunction temperature) {
    long start = Math.floorDiv(cycle, RUN) * RUN;
    List<Double> temperatures = new ArrayList<>();
    for (long c = start; c <= cycle; c++) {
      temperatures.add(temperature.applyAsDouble(c));
    }
    long next = cycle;
    Bar bar = null;
    while (bar == null && next >= start) {
      bar = kept.get(key(seed, start, next, temperatures));
      next = bar == null ? next - 1 : next;
    }
    for (long c = next + 1; c <= cycle; c++) {
      bar = compose(seed, start, c, temperatures.get((int) (c - start)), bar);
      kept.put(key(seed, start, c, temperatures), bar);
    }
    return Phrase.fresh(cycle, hits(bar.tokens, seed, cycle));
  }

  private static Key key(long seed, long start, long cycle, List<Double> temperatures) {
    return new Key(seed, cycle, List.copyOf(temperatures.subList(0, (int) (cycle - start) + 1)));
  }

  private Bar compose(long seed, long start, long cycle, double temperature, @Nullable Bar before) {
    composed++;
    int token = 0;
    if (before == null) {
      sampler.reset();
    } else {
      sampler.restore(before.after);
      token = before.tokens[STEPS - 1];
    }
    SplittableRandom random = new SplittableRandom(mix(seed, cycle));
    int[] tokens = new int[STEPS];
    for (int step = 0; step < STEPS; step++) {
      token = sampler.draw(token, (cycle - start) * STEPS + step, temperature, random);
      tokens[step] = token;
    }
    return new Bar(tokens, sampler.save());
  }

  private static List<DrumHit> hits(int[] tokens, long seed, long cycle) {
    SplittableRandom random = new SplittableRandom(~mix(seed, cycle));
    List<DrumHit> hits = new ArrayList<>();
    for (int step = 0; step < STEPS; step++) {
      for (DrumClass drum : DrumsCodec.drums(tokens[step])) {
        hits.add(new DrumHit(step, drum, Accents.velocity(drum, step, random)));
      }
    }
    return hits;
  }

  /** Seed and cycle in one number, so that neighbours have nothing in common (splitmix64). */
  private static long mix(long seed, long cycle) {
    long z = seed * 0x9E3779B97F4A7C15L + cycle * 0xD1B54A32D192ED03L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
