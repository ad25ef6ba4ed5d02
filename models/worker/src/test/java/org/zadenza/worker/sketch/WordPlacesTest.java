// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.models.sketch.SketchSpace;

class WordPlacesTest {
  @Test
  void theNearestToTheMiddleAreKept() {
    WordPlaces places = new WordPlaces();
    for (int k = 0; k < 20; k++) places.add("cat", new float[] {k % 2 == 0 ? k : -k, 1});
    places.add("pig", new float[] {4, 2});
    places.add("pig", new float[] {8, 2});
    List<SketchSpace.Anchor> anchors = places.anchors();
    SketchSpace.Anchor cat = anchors.getFirst();
    assertArrayEquals(new float[] {-0.5f, 1}, cat.mean(), 1e-6f);
    assertEquals(SketchSpace.KEPT, cat.drawings().size());
    for (float[] drawing : cat.drawings()) assertEquals(0, drawing[0], 7);
    SketchSpace.Anchor pig = anchors.get(1);
    assertEquals(SketchSpace.KEPT, pig.drawings().size());
    for (float[] drawing : pig.drawings()) assertEquals(6, drawing[0], 2);
  }
}
