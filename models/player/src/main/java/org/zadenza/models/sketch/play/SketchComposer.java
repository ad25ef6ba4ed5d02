// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch.play;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.latent.Points;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.PhraseMaker;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.phrase.Tier;
import org.zadenza.models.sketch.Figure;
import org.zadenza.time.Rational;

/**
 * Makes drawings as phrases: drawing k, which is one tone as long as a cycle, follows from
 * (weights, point, seed, temperature) at the cycle in which it begins. Any thread.
 *
 * @param model who draws
 * @param points where it draws, by the cycle in which a drawing begins
 * @param every how many cycles a drawing takes when it is played
 */
public record SketchComposer(SketchModel model, Points points, long every) implements PhraseMaker {
  @Override
  public String name() {
    return model.name();
  }

  @Override
  public Optional<Phrase> phraseIf(BooleanSupplier wanted, Part part, long number) {
    if (!wanted.getAsBoolean()) return Optional.empty();
    var wishes = part.wishes().apply(number);
    long cycle = number * every;
    List<Integer> tokens =
        model.draw(points.at(cycle), wishes.temperature(), part.salt(cycle, wishes.take()));
    Sampled sampled = new Sampled(number, number, Tier.FRESH, tokens);
    return Optional.of(new Phrase(sampled, tones(part, number, tokens)));
  }

  /** None: the drawing before is drawn again. */
  @Override
  public Optional<Phrase> spare(Part part, long number) {
    return Optional.empty();
  }

  @Override
  public List<Tone> tones(Part part, long madeFor, List<Integer> tokens) {
    return tokens.isEmpty()
        ? List.of()
        : List.of(new Tone(Rational.ZERO, Rational.ONE, Figure.of(tokens)));
  }
}
