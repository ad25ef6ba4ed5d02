// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.List;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.FeelComposer;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.phrase.Part;
import org.zadenza.pattern.Pattern;

/** Words for the GrooVAE: how a drummer would play what is written, or what is tapped. */
final class GrooveWords {
  private static final List<String> HUMANIZE = List.of("seed", "temperature", "amount");

  private final Models models;
  private final LatentSounds sounds;

  GrooveWords(Models models, LatentSounds sounds) {
    this.models = models;
    this.sounds = sounds;
  }

  void on(Lexicon lexicon) {
    lexicon
        .word(
            "humanize",
            "pattern [options]",
            "Drums of a pattern as a drummer plays them, a little early or late, louder or softer;"
                + " options :seed :temperature :amount.",
            "(humanize (s \"bd sn\") {:seed 3})",
            this::humanize)
        .word(
            "tap",
            "pattern [options]",
            "Drums to a rhythm that is tapped; options :seed :temperature :top-k :rhythm :polyphony"
                + " :amount.",
            "(tap \"1(3,8)\" {:temperature 0.8})",
            this::tap);
  }

  private Pattern humanize(Given given) {
    Pattern written = MidiMusic.of(given.raw(0));
    LatentModel model = models.latents(MusicVaes.GROOVE);
    ModelOptions options = new ModelOptions("humanize", LatentWords.map(given, 1), HUMANIZE);
    Part part = Part.of(options.seed(), options.wishes(LatentSounds.USUAL_TEMPERATURE));
    FeelComposer drummer =
        new FeelComposer(
            model,
            cycle -> ModelOptions.begun(written, cycle, model.bars()),
            Drummers.amount(options));
    return Drummers.of(written, models.played(drummer, part, null));
  }

  private Pattern tap(Given given) {
    Pattern rhythm = MidiMusic.of(given.raw(0));
    LatentModel model = models.latents(MusicVaes.GROOVE);
    LatentPath path =
        FeelComposer.taps(model, cycle -> ModelOptions.begun(rhythm, cycle, model.bars()));
    return sounds.playing(path, "tap", LatentWords.map(given, 1));
  }
}
