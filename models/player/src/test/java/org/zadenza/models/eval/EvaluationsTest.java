// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.models.SharedData;
import org.zadenza.models.data.Split;
import org.zadenza.models.drums.DrumsRnn;

class EvaluationsTest {
  @Test
  void theSimpleModelsAreThoseOfTheTrainSplitAndTheBestOfThemIsNamed() {
    List<int[]> train = List.of(new int[] {0, 1, 0, 1, 0, 1});
    Evaluation figures = Evaluation.of("m", "ab", "test", 0.1, 2, train, List.of(new int[] {0, 1}));
    double zero = (3 + 2 * 0.5) / 8; // three of six, two kinds, else one of two
    double oneAfterZero = (3 + 1 * zero) / 4;
    assertEquals(-Math.log(zero), figures.unigramLoss(), 1e-12);
    double first = -(Math.log(zero) + Math.log(oneAfterZero)) / 2;
    assertEquals(first, figures.markovLosses()[0], 1e-12);
    assertEquals(first, figures.markovLoss(), 1e-12);
    assertEquals(1 - 0.1 / first, figures.below(), 1e-12);
    JsonObject json = JsonParser.parseString(figures.toJson()).getAsJsonObject();
    assertEquals(5, json.getAsJsonArray("markovLosses").size());
    assertEquals(2, json.get("steps").getAsLong());
  }

  @Test
  void theShippedDrumsBeatTheSimpleModelsOnUnheardMusic() throws IOException {
    Evaluation test =
        Evaluations.drums(DrumsRnn.shipped(), SharedData.folder("data/drums-gmd"), Split.TEST);
    assertTrue(test.below() > 0.1, test::toJson);
    assertTrue(test.markovLoss() < test.unigramLoss(), test::toJson);
  }
}
