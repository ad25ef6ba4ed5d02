// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.models.SharedData;
import org.zadenza.models.drums.DrumsRnn;

class DrumsEvaluationTest {
  @Test
  void theBaselinesAreCountedByHand() {
    Baselines counted = new Baselines(List.of(new int[] {1, 1, 2}, new int[] {1}));
    List<int[]> held = List.of(new int[] {1, 2});
    double k = 0.5; // after 0: 1 twice; after 1: 1 once, 2 once; in all: 1 three times, 2 once
    double uni = -(Math.log(3.5 / (4 + 256)) + Math.log(1.5 / (4 + 256))) / 2;
    double pair = -(Math.log(2.5 / (2 + 256)) + Math.log(1.5 / (2 + 256))) / 2;
    assertEquals(uni, counted.unigramLoss(held, k), 1e-12);
    assertEquals(pair, counted.markovLoss(held, k), 1e-12);
  }

  @Test
  void jsonIsOneObject() {
    String json = new Evaluation("m", "ab", "test", 1, 2, 1.5, 2.5, 3.5, 0.1, 0.2).toJson();
    assertEquals(
        2.5, JsonParser.parseString(json).getAsJsonObject().get("markovLoss").getAsDouble());
  }

  @Test
  void theShippedModelBeatsTheSimpleOnesOnUnheardMusic() throws IOException {
    Evaluation test =
        DrumsEvaluation.evaluate(DrumsRnn.shipped(), SharedData.folder("data/drums-gmd"), "test");
    assertTrue(test.loss() < test.markovLoss() - 0.3, test::toJson);
    assertTrue(test.markovLoss() < test.unigramLoss(), test::toJson);
  }
}
