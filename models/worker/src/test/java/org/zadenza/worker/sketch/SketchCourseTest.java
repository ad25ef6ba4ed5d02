// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.models.data.DrawingCollection.Labelled;
import org.zadenza.models.sketch.Drawing;

class SketchCourseTest {
  private static List<Labelled> drawings(String word, int count) {
    List<Labelled> out = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      out.add(new Labelled(word, new Drawing(List.of(List.of(new Drawing.Point(k, 1))))));
    }
    return out;
  }

  @Test
  void noWordIsLearntMoreThanFourTimesAsOftenAsTheOneInTheMiddle() {
    List<Labelled> all = new ArrayList<>(drawings("ant", 5));
    all.addAll(drawings("monkey", 100));
    all.addAll(drawings("zebra", 9));
    List<Labelled> even = SketchCourse.even(all);
    assertEquals(drawings("ant", 5), even.subList(0, 5));
    assertEquals(36, even.stream().filter(one -> one.word().equals("monkey")).count());
    assertEquals(drawings("zebra", 9), even.subList(41, 50));
    assertEquals(List.of(), SketchCourse.even(List.of()));
    assertEquals(drawings("omniglot", 70), SketchCourse.even(drawings("omniglot", 70)));
  }
}
