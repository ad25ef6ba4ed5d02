// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.SharedData;
import org.zadenza.models.data.DrawingCollection;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.ModelImport;
import org.zadenza.models.importer.SketchFile;

class SketchEvaluationTest {
  @TempDir private Path models;

  /** The published bear knows bears better than it knows cars. */
  @Test
  void aBearKnowsBears() throws IOException {
    Path file = SharedData.folder("checkpoints").resolve("sketch-rnn/bear.gen.json");
    Path drawings = SharedData.folder("data/drawings-quickdraw");
    Path weights = ModelImport.plain().run(file.toString(), models).weights();
    ImportedModel.Sketches bear = SketchFile.load(weights);
    SketchEvaluation bears = SketchEvaluation.of(bear, drawings, Split.TRAIN, "bear");
    SketchEvaluation cars = SketchEvaluation.of(bear, drawings, Split.TRAIN, "car");
    assertEquals(0, bears.divergence());
    assertTrue(bears.perPoint() < cars.perPoint(), () -> bears.inWords() + cars.inWords());
    assertTrue(bears.reconstruction() < 0, bears.inWords());
    assertEquals(15, bears.drawings());
    assertEquals(820, bears.points());
    assertEquals(-0.1776, bears.reconstruction(), 1e-3);
    assertEquals(7.8641, bears.perPoint(), 1e-3);
    IOException none =
        assertThrows(
            IOException.class,
            () -> SketchEvaluation.of(bear, drawings, Split.TRAIN, "no such word"));
    assertTrue(none.getMessage().endsWith("has no drawings for train of no such word"));
  }

  @Test
  void collectionsComeInTheirSplits() throws IOException {
    DrawingCollection letters = DrawingCollection.open(SharedData.folder("data/drawings-omniglot"));
    assertEquals(30_000, letters.of(Split.TRAIN).size());
    assertEquals(1_000, letters.of(Split.VALIDATION).size());
    assertEquals(1_000, letters.of(Split.TEST).size());
  }
}
