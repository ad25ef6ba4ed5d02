// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.drums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.safetensors.WeightsException;

class DrumsRnnTest {
  private final DrumsRnn model = TinyDrums.model(1);

  @TempDir private Path folder;
  private Path weights = Path.of("");
  private Path config = Path.of("");

  @BeforeEach
  void write() throws IOException {
    weights = folder.resolve("mine.safetensors");
    config = folder.resolve("mine.json");
    Files.write(weights, TinyDrums.bytes(model.network()));
    Files.writeString(config, model.config().toJson());
  }

  @Test
  void theShippedWeightsAreThoseOfTheirConfig() throws IOException {
    DrumsRnn shipped = DrumsRnn.shipped();
    assertEquals("drums-rnn", shipped.config().name());
    assertEquals("CC-BY-4.0", shipped.config().licence());
    assertEquals(64, shipped.hash().length());
  }

  @Test
  void aSavedModelSaysTheSame() throws IOException {
    DrumsRnn loaded = DrumsRnn.load(weights);
    assertEquals(model.config(), loaded.config());
    assertArrayEquals(model.sampler().step(5, 3), loaded.sampler().step(5, 3));
  }

  @Test
  void temperatureZeroNeedsNoChance() {
    DrumsSampler one = model.sampler();
    DrumsSampler other = model.sampler();
    int a = 0;
    int b = 0;
    for (int position = 0; position < 64; position++) {
      a = one.draw(a, position, 0, new SplittableRandom(position));
      b = other.draw(b, position, 0, new SplittableRandom(-position));
      assertEquals(a, b);
    }
  }

  @Test
  void weightsThatAreNotTheConfigsAreRefused() throws IOException {
    Files.write(weights, TinyDrums.bytes(TinyDrums.model(2).network()));
    assertRefused("they belong together");
  }

  @Test
  void weightsOfAnotherSizeAreRefused() throws IOException {
    Files.writeString(config, model.config().toJson().replace("\"units\": 8", "\"units\": 9"));
    assertRefused("tensor rnn/multi_rnn_cell/cell_0/basic_lstm_cell/kernel has shape [526, 32]");
  }

  @Test
  void aModelOfAnotherKindIsRefused() throws IOException {
    Files.writeString(config, model.config().toJson().replace("518", "44"));
    assertRefused("a drums-rnn takes 518 and gives 512");
  }

  @Test
  void aMissingConfigIsNamed() throws IOException {
    Files.delete(config);
    assertRefused("mine.json: there is no such file");
  }

  private void assertRefused(String part) {
    WeightsException refused = assertThrows(WeightsException.class, () -> DrumsRnn.load(weights));
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }
}
