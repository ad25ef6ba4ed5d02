// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import java.util.function.LongFunction;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveHit;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.musicvae.Posterior;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.PhraseMaker;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.phrase.Tier;
import org.zadenza.pattern.Event;

/**
 * Finds how a drummer would play the hits of a pattern, which stay what they are: a pure function
 * of (weights, pattern, seed, cycle, wishes). Values of its tones are {@link Feel}s. Any thread.
 *
 * <p>Temperature says how far from the middle of what it means the model may go.
 */
public final class FeelComposer implements PhraseMaker {
  private static final int BAR = DrumsCodec.STEPS_PER_BAR;

  private final LatentModel model;
  private final LongFunction<List<Event>> heard;
  private final LongFunction<Double> amount;

  /**
   * Feels by a GrooVAE.
   *
   * @param heard the events of the phrase that begins with a cycle, counted from there
   * @param amount how much of the feel each cycle has, 1 for all of it
   */
  public FeelComposer(
      LatentModel model, LongFunction<List<Event>> heard, LongFunction<Double> amount) {
    this.model = model;
    this.heard = heard;
    this.amount = amount;
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Optional<Phrase> phraseIf(BooleanSupplier wanted, Part part, long cycle) {
    if (!wanted.getAsBoolean()) return Optional.empty();
    int place = (int) Math.floorMod(cycle, (long) model.bars());
    List<GrooveHit> hits = Hearing.hits(heard.apply(cycle - place));
    int steps = model.bars() * BAR;
    float[][] written = GrooveCodec.encode(hits, steps);
    Posterior found = model.encoded(GrooveCodec.hitsOnly(written));
    List<List<Integer>> bars =
        model.feels(point(found, part, cycle, place), Hearing.sets(hits, steps));
    List<Integer> feels = Feel.ofWritten(bars, written, place, amount.apply(cycle));
    return Optional.of(new Phrase(new Sampled(cycle, cycle, Tier.FRESH, feels), Feel.tones(feels)));
  }

  private static float[] point(Posterior found, Part part, long cycle, int place) {
    float[] z = found.mu().clone();
    double temperature = part.wishes().apply(cycle - place).temperature();
    if (temperature == 0 || found.sigma().length < z.length) return z;
    int take = part.wishes().apply(cycle).take();
    SplittableRandom random = new SplittableRandom(part.salt(cycle - place, take));
    for (int k = 0; k < z.length; k++) {
      z[k] += (float) (temperature * found.sigma()[k] * random.nextGaussian());
    }
    return z;
  }

  /** None: how the hits of the last bar were played will do. */
  @Override
  public Optional<Phrase> spare(Part part, long cycle) {
    return Optional.empty();
  }

  @Override
  public List<Tone> tones(Part part, long madeFor, List<Integer> tokens) {
    return Feel.tones(tokens);
  }

  /** Drums to taps: where those lie, and that a tap is struck, whatever the model thinks of it. */
  public static LatentPath taps(LatentModel model, LongFunction<List<Event>> heard) {
    Points points =
        new Encoded(
            model.bars(), cycle -> model.encoded(GrooveCodec.taps(rows(model, heard, cycle))).mu());
    return new LatentPath(
        model,
        points,
        cycle -> {
          int place = (int) Math.floorMod(cycle, (long) model.bars());
          float[][] rows = rows(model, heard, cycle - place);
          boolean[] struck = new boolean[BAR];
          for (int step = 0; step < BAR; step++) {
            struck[step] = rows[place * BAR + step][DrumClass.OPEN_HAT.ordinal()] > 0;
          }
          return struck;
        });
  }

  private static float[][] rows(LatentModel model, LongFunction<List<Event>> heard, long cycle) {
    return GrooveCodec.encode(Hearing.taps(heard.apply(cycle)), model.bars() * BAR);
  }
}
