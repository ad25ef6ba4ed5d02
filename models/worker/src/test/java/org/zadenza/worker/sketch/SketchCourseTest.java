// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.sketch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SketchCourseTest {
  @Test
  void noWordIsLearntMoreThanFourTimesAsOftenAsTheOneInTheMiddle() {
    List<String> all = new ArrayList<>(Collections.nCopies(5, "ant"));
    all.addAll(Collections.nCopies(100, "monkey"));
    all.addAll(Collections.nCopies(9, "zebra"));
    int[] even = SketchCourse.even(all);
    assertArrayEquals(
        IntStream.concat(IntStream.range(0, 5 + 36), IntStream.range(105, 114)).toArray(), even);
    assertArrayEquals(new int[0], SketchCourse.even(List.of()));
    assertArrayEquals(
        IntStream.range(0, 70).toArray(), SketchCourse.even(Collections.nCopies(70, "omniglot")));
    assertArrayEquals(new int[] {0, 2, 1}, SketchCourse.even(List.of("ant", "zebra", "ant")));
  }
}
