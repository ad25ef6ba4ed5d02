// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zadenza.models.latent.DecodedPhrases;
import org.zadenza.models.latent.Latent;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.latent.Points;
import org.zadenza.models.remote.Batches;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.Signature;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;

/**
 * Phrases on the way from one latent to another, all of which are decoded as one batch.
 *
 * <pre>{@code
 * MorphSteps steps = MorphSteps.between(models, "musicvae-drums", "bd sn", "take.mid", 9);
 * Pattern played = steps.played(batches, 0, Map.of("seed", 1));
 * }</pre>
 *
 * <p>At temperature 0 they are what {@code (morph from to by)} plays at the same places, but where
 * two candidates lie within rounding of each other. Any thread but the clock's.
 */
public final class MorphSteps {
  private final LatentSounds sounds;
  private final LatentModel model;
  private final List<float[]> points;

  private MorphSteps(LatentSounds sounds, LatentModel model, List<float[]> points) {
    this.sounds = sounds;
    this.model = model;
    this.points = points;
  }

  /**
   * Steps at even distances, both ends among them.
   *
   * @param name which model: one of {@link org.zadenza.models.importer.MusicVaes#NAMES}
   * @param from a latent, the text of one, a pattern or the name of a MIDI file
   * @param to the same
   * @param count how many, 2 to {@link Signature#LARGEST_BATCH}
   */
  public static MorphSteps between(Models models, String name, Object from, Object to, int count) {
    if (count < 2 || count > Signature.LARGEST_BATCH) {
      throw new WordError(
          "a morph has 2 to %d steps, not %d".formatted(Signature.LARGEST_BATCH, count));
    }
    LatentSounds sounds = new LatentSounds(models);
    Points begin = sounds.path(from, name).points();
    Points end = sounds.path(to, name).points();
    List<float[]> points = new ArrayList<>();
    for (int step = 0; step < count; step++) {
      double way = step / (count - 1.0);
      points.add(begin.towards(end, cycle -> way).at(0));
    }
    return new MorphSteps(sounds, models.latents(name), points);
  }

  /** Where the steps lie. */
  public List<Latent> latents() {
    return points.stream().map(model::latent).toList();
  }

  /** How many cycles a step has. */
  public int cycles() {
    return model.bars();
  }

  /**
   * The phrases, each in {@link #cycles} cycles, one after the other from cycle 0 on.
   *
   * @param temperature 0 for the likeliest phrase
   * @param options {@code seed}, and what else the model's sounds have: parts, melody, bass, amount
   */
  public Pattern played(Batches batches, double temperature, Map<String, Object> options) {
    Map<String, Object> given = new LinkedHashMap<>(options);
    given.put("temperature", temperature);
    ModelOptions read =
        new ModelOptions(
            "morph", given, List.of("seed", "temperature", "parts", "melody", "bass", "amount"));
    read.wishes();
    float[][] z = points.toArray(float[][]::new);
    FloatTensor noise =
        temperature == 0
            ? Batches.quiet(model.known(), z.length)
            : Batches.noise(
                model.known(), z.length, temperature, new SplittableRandom(read.seed()));
    FloatTensor rows = batches.decode(model.known(), z, noise);
    Points path = cycle -> z[(int) Math.floorMod(cycle / model.bars(), (long) z.length)];
    return sounds.playing(
        new LatentPath(model, path), voice -> new DecodedPhrases(model, voice, rows), read);
  }
}
