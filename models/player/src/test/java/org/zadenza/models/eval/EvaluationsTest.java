// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.zadenza.models.SharedData;
import org.zadenza.models.data.Split;
import org.zadenza.models.drums.DrumsRnn;

class EvaluationsTest {
  @Test
  void theSimpleModelsAreThoseOfTheTrainSplitAndTheBestOfThemIsNamed() {
    List<int[]> train = List.of(new int[] {0, 1, 0, 1, 0, 1});
    Evaluation figures = Evaluation.of("m", "ab", "test", 0.1, 2, train, List.of(new int[] {0, 1}));
    double zero = (3 - 0.5 + 0.5 * 2 * 0.5) / 6; // three of six, two kinds; d = 0.5 / 1
    assertEquals(-Math.log(zero), figures.unigramLoss(), 1e-12);
    double[] markov = figures.markovLosses();
    assertEquals(5, markov.length);
    double first = Arrays.stream(markov).min().orElseThrow();
    assertEquals(first, figures.markovLoss(), 1e-12);
    assertEquals(1 - 0.1 / first, figures.below(), 1e-12);
    JsonObject json = JsonParser.parseString(figures.toJson()).getAsJsonObject();
    assertEquals(5, json.getAsJsonArray("markovLosses").size());
    assertEquals(2, json.get("steps").getAsLong());
  }

  @Tag("slow")
  @Test
  void theShippedDrumsBeatTheSimpleModelsOnUnheardMusic() throws IOException {
    Evaluation test =
        Evaluations.drums(DrumsRnn.shipped(), SharedData.folder("data/drums-gmd"), Split.TEST);
    assertTrue(test.below() > 0.1, test::toJson);
    assertTrue(test.markovLoss() < test.unigramLoss(), test::toJson);
  }
}
