// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.charrnn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.TinyModels;
import org.zadenza.models.eval.Losses;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.LiveLstm;
import org.zadenza.neural.PlainLstm;

class CharRnnFileTest {
  @TempDir private Path folder;

  private static long seed() {
    return Long.getLong("seed", System.nanoTime());
  }

  private Path written(ImportedModel.Text model, byte[] weights) throws IOException {
    Path file = folder.resolve(model.config().name() + ".safetensors");
    Files.write(file, weights);
    Files.writeString(folder.resolve(model.config().name() + ".json"), model.config().toJson());
    return file;
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    ImportedModel.Text model = RandomLetters.model("mine", seed());
    byte[] weights = SafeTensors.bytes(CharRnn.tensors(model.network().network()));
    CharRnn read = CharRnnFile.load(written(model, weights)).network();
    assertEquals(model.network().vocabulary(), read.vocabulary());
    assertArrayEquals(
        model.network().live().step(3, new float[0]), read.live().step(3, new float[0]));
  }

  @Test
  void lettersThatAreNotAsManyAsTheNetworkTakesAreRefused() throws IOException {
    ImportedModel.Text model = RandomLetters.model("mine", 1);
    byte[] weights = SafeTensors.bytes(CharRnn.tensors(TinyModels.network(1, 9, 9)));
    String hash = SafeTensors.sha256(weights);
    Path file = written(model, weights);
    Path json = folder.resolve("mine.json");
    Files.writeString(json, Files.readString(json).replace(model.config().sha256(), hash));
    WeightsException refused = assertThrows(WeightsException.class, () -> CharRnnFile.load(file));
    assertTrue(refused.getMessage().contains("the vocabulary"), refused.getMessage());
  }

  /** The live kernel beside the formulas, on random text. */
  @Test
  void aRunEqualsTheFormulas() {
    long seed = seed();
    SplittableRandom random = new SplittableRandom(seed);
    CharRnn network = RandomLetters.model("mine", random.nextLong()).network();
    LiveLstm live = network.live();
    PlainLstm plain = network.plain();
    int classes = network.vocabulary().size();
    double loss = 0;
    int[] text = random.ints(200, 0, classes).toArray();
    int before = network.letters().beginning();
    for (int letter : text) {
      double[] expected = plain.step(network.row(before));
      float[] logits = live.step(before, new float[0]);
      for (int k = 0; k < classes; k++) {
        assertEquals(expected[k], logits[k], 1e-4, "seed=" + seed);
      }
      double most = Arrays.stream(expected).max().orElseThrow();
      double all = Arrays.stream(expected).map(x -> Math.exp(x - most)).sum();
      loss += Math.log(all) + most - expected[letter];
      before = letter;
    }
    assertEquals(loss / 200, Losses.letters(network, List.of(text)), 1e-4, "seed=" + seed);
  }
}
