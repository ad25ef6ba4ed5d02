// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import com.google.gson.Gson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.LiveVoices;
import org.zadenza.models.musicvae.Sampling;

/**
 * How a GrooVAE plays phrases of one split: from their hits on the grid (humanize), and from taps
 * (tap-to-drums), beside the simplest that could.
 *
 * <p>Errors are means over the hits that drummers played, of velocities in 0 to 127 and of offsets
 * in sixteenths; where the model plays no such hit, of what it would have given it. {@code mean} is
 * the train split's mean for the drum and the sixteenth of the bar, {@code nearest} the train
 * phrase with the fewest hits otherwise, with that mean for hits that it lacks; {@code machine}
 * plays on the grid, all with one velocity, the train split's mean.
 */
public record GrooveEvaluation(
    String model,
    String weights,
    String split,
    int phrases,
    long hits,
    Errors humanize,
    Errors mean,
    Errors nearest,
    Errors machine,
    Hits humanizeHits,
    Hits tapHits,
    Hits tapNearestHits,
    Errors tap)
    implements Measured {
  private static final Gson JSON = new Gson();
  private static final float[][] NO_CONTROLS = {};
  private static final int DRUMS = GrooveCodec.WIDTH / 3;

  /** Mean absolute and root mean square errors of velocities and offsets. */
  public record Errors(double velocity, double velocityRms, double offset, double offsetRms) {}

  /** Which hits were played: precision, recall and their harmonic mean, 0 to 1. */
  public record Hits(double precision, double recall, double f) {}

  static GrooveEvaluation of(ImportedModel.Vae model, Path folder, Split split) throws IOException {
    GrooveDataset data = GrooveDataset.open(folder);
    int steps = model.network().steps();
    if (model.network().inputs() != GrooveCodec.WIDTH) {
      throw new IOException(
          "%s reads rows of %d; grooves have rows of %d: it is another model's"
              .formatted(model.config().name(), model.network().inputs(), GrooveCodec.WIDTH));
    }
    List<float[][]> train = PhraseWindows.grooves(data.grooves(Split.TRAIN.toString()), steps);
    List<float[][]> measured = PhraseWindows.grooves(data.grooves(split.toString()), steps);
    GrooveBaselines baselines = new GrooveBaselines(train);
    LiveEncoder encoder = new LiveEncoder(model.network());
    LiveDecoder decoder = new LiveDecoder(model.network());
    LiveVoices drummer = new LiveVoices(model.network());
    GrooveErrors human = new GrooveErrors();
    GrooveErrors written = new GrooveErrors();
    GrooveErrors mean = new GrooveErrors();
    GrooveErrors nearest = new GrooveErrors();
    GrooveErrors machine = new GrooveErrors();
    GrooveErrors tap = new GrooveErrors();
    GrooveErrors tapNearest = new GrooveErrors();
    for (float[][] played : measured) {
      float[] z = encoder.encode(GrooveCodec.hitsOnly(played), NO_CONTROLS).mu();
      human.add(played, humanized(drummer, z, played));
      written.add(played, decoder.decode(z, NO_CONTROLS, Sampling.greedy()));
      z = encoder.encode(GrooveCodec.taps(played), NO_CONTROLS).mu();
      tap.add(played, decoder.decode(z, NO_CONTROLS, Sampling.greedy()));
      mean.add(played, baselines.mean(played));
      nearest.add(played, baselines.nearest(played));
      machine.add(played, baselines.machine(played));
      tapNearest.add(played, baselines.nearestByTaps(played));
    }
    return new GrooveEvaluation(
        model.config().name(),
        model.config().sha256(),
        split.toString(),
        measured.size(),
        human.count(),
        human.errors(),
        mean.errors(),
        nearest.errors(),
        machine.errors(),
        written.hits(),
        tap.hits(),
        tapNearest.hits(),
        tap.errors());
  }

  /** The hits of a phrase as the word {@code humanize} plays them. */
  private static float[][] humanized(LiveVoices drummer, float[] z, float[][] phrase) {
    float[][] out = GrooveCodec.hitsOnly(phrase);
    drummer.begin(z);
    for (float[] row : out) {
      float[] logits = drummer.next(0);
      for (int k = DRUMS; k < 2 * DRUMS; k++) row[k] = (float) (1 / (1 + Math.exp(-logits[k])));
      for (int k = 2 * DRUMS; k < 3 * DRUMS; k++) row[k] = (float) Math.tanh(logits[k]);
      drummer.accept(0, row);
    }
    return out;
  }

  @Override
  public String toJson() {
    return JSON.toJson(this);
  }

  @Override
  public String inWords() {
    return String.format(
        Locale.ROOT,
        "%s on %s (%d phrases, %d hits), mean errors of velocities (0 to 127) and offsets"
            + " (sixteenths):%n  humanize %s%n  mean of drum and place %s%n  nearest groove %s%n"
            + "  machine %s%n  tap-to-drums %s%nhits: humanize f %.3f, tap-to-drums f %.3f, nearest"
            + " taps f %.3f",
        model,
        split,
        phrases,
        hits,
        words(humanize),
        words(mean),
        words(nearest),
        words(machine),
        words(tap),
        humanizeHits.f,
        tapHits.f,
        tapNearestHits.f);
  }

  private static String words(Errors errors) {
    return String.format(Locale.ROOT, "%.2f, %.4f", errors.velocity, errors.offset);
  }
}
