// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.latent;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveHit;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.musicvae.VaeRows;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.PhraseMaker;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.phrase.Tier;
import org.zadenza.models.remote.FloatTensor;

/**
 * Phrases of one voice that were decoded before, one after the other and over again: of n bars
 * each, the first plays in the cycles from 0 to n. Any thread; waits for nothing.
 */
public final class DecodedPhrases implements PhraseMaker {
  private static final int BAR = DrumsCodec.STEPS_PER_BAR;

  private final LatentModel model;
  private final Voice voice;
  private final List<List<Integer>> bars = new ArrayList<>();

  /**
   * Phrases of a batch.
   *
   * @param rows what the model's decoder wrote, [phrases, steps, outputs]
   */
  public DecodedPhrases(LatentModel model, Voice voice, FloatTensor rows) {
    this.model = model;
    this.voice = voice;
    int width = rows.shape().getLast();
    int from = model.voices().subList(0, voice.core()).stream().mapToInt(LatentModel::depth).sum();
    int depth = LatentModel.depth(voice);
    for (int phrase = 0; phrase < rows.shape().getFirst(); phrase++) {
      float[] numbers = rows.item(phrase);
      List<List<Integer>> written = new ArrayList<>();
      for (int bar = 0; bar < model.bars(); bar++) {
        float[][] steps = new float[BAR][];
        for (int step = 0; step < BAR; step++) {
          int at = (bar * BAR + step) * width + from;
          steps[step] = Arrays.copyOfRange(numbers, at, at + depth);
        }
        written.add(tokens(steps));
      }
      for (int bar = 0; bar < model.bars(); bar++) {
        bars.add(voice.played(bar, model.bars(), written::get));
      }
    }
  }

  private List<Integer> tokens(float[][] steps) {
    return switch (voice.writing()) {
      case NOTES, DRUM_SETS -> Arrays.stream(VaeRows.tokens(steps)).boxed().toList();
      case DRUM_BITS -> Arrays.stream(VaeRows.drumTokens(steps)).boxed().toList();
      case GROOVE -> {
        List<Integer> feels = new ArrayList<>();
        for (int step = 0; step < BAR; step++) {
          for (GrooveHit hit : GrooveCodec.decode(new float[][] {steps[step]})) {
            feels.add(Feel.played(hit, step).token());
          }
        }
        yield feels;
      }
    };
  }

  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Optional<Phrase> phraseIf(BooleanSupplier wanted, Part part, long cycle) {
    List<Integer> tokens = bars.get((int) Math.floorMod(cycle, (long) bars.size()));
    Sampled sampled = new Sampled(cycle, cycle, Tier.FRESH, tokens);
    return Optional.of(new Phrase(sampled, tones(part, cycle, tokens)));
  }

  @Override
  public int reach() {
    return voice.reach(model.bars());
  }

  /** None: it is never late. */
  @Override
  public Optional<Phrase> spare(Part part, long cycle) {
    return Optional.empty();
  }

  @Override
  public List<Tone> tones(Part part, long madeFor, List<Integer> tokens) {
    return voice.tones(tokens, part.wishes().apply(madeFor), part.salt(madeFor));
  }
}
