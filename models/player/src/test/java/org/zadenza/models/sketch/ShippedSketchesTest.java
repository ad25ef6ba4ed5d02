// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.models.SharedData;
import org.zadenza.models.data.Split;
import org.zadenza.models.eval.SketchEvaluation;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.SketchFile;

/** The networks that draw and come along. */
@Tag("slow")
class ShippedSketchesTest {
  @ParameterizedTest
  @CsvSource({
    "sketch-quickdraw, CC-BY-4.0, 345, 64",
    "sketch-quickdraw-free, CC-BY-4.0, 0, 0",
    "sketch-omniglot, MIT, 1, 64"
  })
  void theyAreWhatTheyAreSaidToBe(String name, String licence, int words, int latents)
      throws IOException {
    ImportedModel.Sketches shipped = SketchFile.shipped(name);
    assertEquals(licence, shipped.config().licence());
    assertEquals(words, shipped.space().words().size());
    assertEquals(latents, shipped.network().shape().latents());
    assertTrue(shipped.space().usual().known());
    for (SketchSpace.Anchor anchor : shipped.space().anchors()) {
      assertEquals(SketchSpace.KEPT, anchor.drawings().size(), anchor.word());
    }
  }

  @Test
  void drawingsOfWordsEndAndAreDrawings() throws IOException {
    ImportedModel.Sketches shipped = SketchFile.shipped(SketchFile.QUICKDRAW);
    Sketcher sketcher = new Sketcher(shipped.network(), shipped.space(), 16);
    List<float[]> points = new ArrayList<>();
    for (String word : List.of("cat", "pig", "house", "bicycle", "star", "sun", "face", "tree")) {
      for (int seed = 0; seed < 4; seed++) points.add(sketcher.word(word, 0.4, seed));
    }
    List<Drawing> drawings = sketcher.draw(points, 0.4, 1);
    int ended = 0;
    for (Drawing drawing : drawings) {
      int count = drawing.lines().stream().mapToInt(List::size).sum();
      assertTrue(count >= 2, "a drawing of " + count + " points");
      if (count < shipped.network().shape().points()) ended++;
      Drawing.Box box = drawing.box();
      assertTrue(box.right() - box.left() + box.bottom() - box.top() > 50, "a dot: " + drawing);
    }
    assertTrue(ended >= 30, ended + " of 32 come to an end");
    assertEquals(drawings, sketcher.draw(points, 0.4, 1), "the same again");
    assertFalse(drawings.get(0).equals(drawings.get(1)), "another seed");
  }

  /** What is known of drawings that were not learnt: L_R. */
  @ParameterizedTest
  @CsvSource({
    "sketch-quickdraw, drawings-quickdraw, 0.11",
    "sketch-quickdraw-free, drawings-quickdraw, 0.25",
    "sketch-omniglot, drawings-omniglot, -0.06"
  })
  void theyKnowDrawingsThatTheyDidNotLearn(String name, String data, double most)
      throws IOException {
    SketchEvaluation found =
        SketchEvaluation.of(
            SketchFile.shipped(name),
            SharedData.folder("data").resolve(data),
            Split.TEST,
            SketchEvaluation.ALL);
    assertTrue(found.reconstruction() < most, found.inWords());
  }
}
