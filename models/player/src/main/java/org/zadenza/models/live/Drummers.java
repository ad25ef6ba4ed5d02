// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.Optional;
import java.util.function.LongFunction;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.models.idiom.Tone;
import org.zadenza.models.latent.Feel;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;

/** Those who play as a GrooVAE feels: its own hits, or those of a pattern. */
final class Drummers {
  private static final double MOST = 2;
  private static final double LOUDEST = 127;
  private static final int STEPS = DrumsCodec.STEPS_PER_BAR;
  private static final long FINEST = 1 << 16;

  private Drummers() {}

  /** How much of the drummer's feel there is in each cycle. */
  static LongFunction<Double> amount(ModelOptions options) {
    return options.tried("amount", 0, MOST, 1);
  }

  /** Plays the model's hits. */
  static Pattern alone(PhrasePattern feels, ModelOptions options) {
    LongFunction<Double> amount = amount(options);
    return new Grooved(
        feels,
        (query, written) -> {
          Feel feel = (Feel) written.value();
          double much = amount.apply(written.wholeOrPart().begin().floor());
          Controls controls = Controls.of("s", feel.drum().sound()).with("gain", gain(feel, much));
          return new Grooved.Played(delay(feel, much), controls);
        });
  }

  /** Plays a pattern's hits as the model would; what is no drum stays as it is. */
  static Pattern of(Pattern written, PhrasePattern feels) {
    return new Grooved(written, new Human(feels));
  }

  private record Human(PhrasePattern feels) implements Grooved.Drummer {
    @Override
    public void begins(Query query, long cycle) {
      feels.tones(query, cycle);
    }

    @Override
    public Grooved.Played plays(Query query, Event written) {
      Optional<DrumClass> drum = DrumsIdiom.named(written.value());
      long step = written.wholeOrPart().begin().roundedTimes(STEPS);
      long cycle = Math.floorDiv(step, STEPS);
      Optional<Feel> feel =
          drum.flatMap(known -> feel(query, cycle, Math.floorMod(step, STEPS), known));
      if (feel.isEmpty()) return new Grooved.Played(Rational.ZERO, written.value());
      Controls controls =
          written.value() instanceof Controls given ? given : Controls.of("s", written.value());
      double louder = DrumsIdiom.gain((double) feel.get().velocity() / Feel.AS_WRITTEN);
      double gain = controls.number("gain", 1) * louder;
      return new Grooved.Played(feel.get().delay(), controls.with("gain", gain));
    }

    private Optional<Feel> feel(Query query, long cycle, int step, DrumClass drum) {
      for (Tone tone : feels.tones(query, cycle)) {
        if (tone.value() instanceof Feel feel && feel.step() == step && feel.drum() == drum) {
          return Optional.of(feel);
        }
      }
      return Optional.empty();
    }
  }

  private static double gain(Feel feel, double amount) {
    double gain = DrumsIdiom.gain(feel.velocity() / LOUDEST);
    return Math.max(0, 1 + amount * (gain - 1));
  }

  /** At most half a sixteenth, however much is asked for. */
  private static Rational delay(Feel feel, double amount) {
    if (amount == 1) return feel.delay();
    Rational most = Rational.of(1, 2L * STEPS);
    Rational delay = feel.delay().times(Rational.of(Math.round(amount * FINEST), FINEST)).min(most);
    return delay.max(most.negate());
  }
}
