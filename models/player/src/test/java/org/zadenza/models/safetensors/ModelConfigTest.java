// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.safetensors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class ModelConfigTest {
  private static final ModelConfig CONFIG =
      new ModelConfig(
          "drums-rnn", 1, "LSTM", 2, 256, 518, 512, "CC-BY-4.0", "somewhere", "train", 1.5, "ab");

  @Test
  void whatIsWrittenIsRead() throws WeightsException {
    assertEquals(CONFIG, ModelConfig.parse(CONFIG.toJson(), "drums-rnn.json"));
  }

  @Test
  void aMissingFieldIsNamed() {
    String json = CONFIG.toJson().replace("\"units\"", "\"unit\"");
    assertEquals(
        "c.json: field units is missing; a config needs it: export the model again", fail(json));
  }

  @Test
  void aNewerVersionIsRefused() {
    String json = CONFIG.toJson().replace("\"version\": 1", "\"version\": 2");
    assertEquals(
        "c.json: it has format version 2; a newer Zadenza is needed to read it", fail(json));
  }

  @Test
  void textWhereANumberBelongsIsNamed() {
    String json = CONFIG.toJson().replace("518", "\"many\"");
    assertEquals("c.json: field inputs is no number; correct it", fail(json));
  }

  @Test
  void whatIsNoJsonIsRefused() {
    assertEquals("c.json: it is no JSON object; copy or export the file again", fail("{"));
  }

  private static String fail(String json) {
    return assertThrows(WeightsException.class, () -> ModelConfig.parse(json, "c.json"))
        .getMessage();
  }
}
