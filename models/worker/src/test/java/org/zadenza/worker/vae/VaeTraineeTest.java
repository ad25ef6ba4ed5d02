// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.Sampling;
import org.zadenza.models.musicvae.VaeRows;
import org.zadenza.models.musicvae.VaeShape;
import org.zadenza.worker.train.Origin;

@Tag("slow")
class VaeTraineeTest {
  private static final Origin ORIGIN = new Origin("CC0-1.0", "a few phrases", "test");
  private static final int STEPS = 32;

  @TempDir private Path folder;

  @Test
  void aFewPhrasesAreLearntByHeart() throws IOException {
    VaeTrainee trainee = new VaeTrainee(VaeConfig.tiny(), tunes(), ORIGIN);
    double before = trainee.validate();
    for (int iteration = 0; iteration < 900; iteration++) {
      trainee.fit(iteration, 0);
    }
    double after = trainee.validate();
    assertTrue(after < before, () -> "loss before " + before + ", after " + after);
    trainee.export(folder, after);
    double right = played();
    assertTrue(right > 0.95, () -> "right in the player: " + right);
    assertEquals(right, trainee.accuracy(), 1e-6);
  }

  /** The share of right steps, by the player's live encoder and decoder from the files. */
  private double played() throws IOException {
    ImportedModel.Vae model =
        (ImportedModel.Vae) ImportedModel.load(folder.resolve("musicvae-melody.safetensors"));
    LiveEncoder encoder = new LiveEncoder(model.network());
    LiveDecoder decoder = new LiveDecoder(model.network());
    int right = 0;
    int steps = 0;
    for (VaeCourse.Example example : tunes().heldOut()) {
      float[] z = encoder.encode(example.read(), new float[0][]).mu();
      int[] written = VaeRows.tokens(decoder.decode(z, new float[0][], Sampling.greedy()));
      int[] expected = VaeRows.tokens(example.written());
      for (int t = 0; t < STEPS; t++) {
        steps++;
        if (written[t] == expected[t]) right++;
      }
    }
    return (double) right / steps;
  }

  /** But for the latent axes, which are turned as weights are exported. */
  @Test
  void whatWasExportedIsBegunWith() throws IOException {
    VaeTrainee taught = new VaeTrainee(VaeConfig.tiny(), tunes(), ORIGIN);
    for (int iteration = 0; iteration < 300; iteration++) taught.fit(iteration, 0);
    double loss = taught.validate();
    taught.export(folder, loss);
    VaeTrainee begun = new VaeTrainee(VaeConfig.tiny(), tunes(), ORIGIN);
    double fresh = begun.validate();
    begun.begin(folder.resolve("musicvae-melody.safetensors"));
    assertEquals(loss, begun.validate(), 0.05 * (fresh - loss));
    assertEquals(taught.accuracy(), begun.accuracy(), 1e-6);
  }

  @Test
  void aRestoredTraineeGoesOnAsIfItHadNeverStopped() throws IOException {
    VaeConfig config = new VaeConfig(8, 4, 0, 8, 1, 4, 1e-2, 1, 0.2, 0.9, 1, 2, 10, 10, 1);
    VaeTrainee steady = new VaeTrainee(config, tunes(), ORIGIN);
    VaeTrainee stopped = new VaeTrainee(config, tunes(), ORIGIN);
    for (int iteration = 0; iteration < 5; iteration++) {
      steady.fit(iteration, 0.1);
      stopped.fit(iteration, 0.1);
    }
    stopped.save(folder);
    VaeTrainee restored = new VaeTrainee(config, tunes(), ORIGIN);
    restored.restore(folder);
    for (int iteration = 5; iteration < 10; iteration++) {
      assertEquals(steady.fit(iteration, 0.2), restored.fit(iteration, 0.2));
    }
    assertEquals(steady.validate(), restored.validate());
  }

  @Test
  void theTinyConductorLearnsTooAndIsLoaded() throws IOException {
    SmallPhrases music = SmallPhrases.of(SmallPhrases.CONDUCTED, 8, 6);
    VaeTrainee trainee = new VaeTrainee(VaeConfig.tiny(), music, ORIGIN);
    double before = trainee.validate();
    for (int iteration = 0; iteration < 100; iteration++) {
      trainee.fit(iteration, 0);
    }
    double after = trainee.validate();
    assertTrue(after < before / 2, () -> "loss before " + before + ", after " + after);
    trainee.export(folder, after);
    ImportedModel model = ImportedModel.load(folder.resolve("small.safetensors"));
    assertEquals(6, ((ImportedModel.Vae) model).network().steps());
  }

  @Test
  void theDivergenceSetsInAndOwnRowsAreFedMoreAndMore() {
    VaeConfig config = VaeConfig.drums();
    assertEquals(0, config.betaAt(0));
    assertEquals(0.2, config.betaAt(100_000), 1e-9);
    assertEquals(0, config.ownShareAt(0), 0.01);
    assertEquals(0.5, config.ownShareAt(Math.round(300 * Math.log(300))), 0.01);
    assertEquals(1, config.ownShareAt(100_000), 1e-9);
    assertEquals(0, config.learningRateAt(1), 1e-12);
  }

  @Test
  void rowsKeepWhatIsNotZero() {
    SparseRows rows = new SparseRows(2, 3);
    rows.set(1, new float[] {9, 0, 2, 0, 4}, 1, 4);
    assertEquals(1, rows.first(1));
    assertArrayEquals(
        new float[] {0, 2, 0, 4},
        new float[] {rows.get(1, 0), rows.get(1, 1), rows.get(1, 2), rows.get(1, 3)});
  }

  /** Eight tunes of chance in eighths. */
  private static TokenCourse tunes() {
    SplittableRandom random = new SplittableRandom(11);
    List<int[]> tunes = new ArrayList<>();
    for (int k = 0; k < 8; k++) {
      int[] tune = new int[STEPS];
      for (int t = 0; t < STEPS; t += 2) {
        tune[t] = random.nextInt(4) == 0 ? 0 : MelodyCodec.PIANO.token(60 + random.nextInt(12));
      }
      tunes.add(tune);
    }
    int classes = MelodyCodec.PIANO.classes();
    return new TokenCourse(
        MusicVaes.MELODY,
        new Phrases(
            new VaeShape(STEPS, 0, VaeShape.Rows.CLASSES),
            "MelodyConverter",
            classes,
            1,
            List.of(classes)),
        tunes,
        tunes,
        (phrase, chance) -> phrase,
        phrase -> VaeRows.classes(phrase, classes),
        phrase -> VaeRows.classes(phrase, classes));
  }
}
