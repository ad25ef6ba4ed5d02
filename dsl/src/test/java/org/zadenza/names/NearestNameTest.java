// SPDX-License-Identifier: Apache-2.0
package org.zadenza.names;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> NAMES =
      List.of("every", "supersaw", "triangle", "rev", "brak", "minor", "major");

  @Test
  void countsSlipsOfTheFinger() {
    assertEquals(0, NearestName.slips("bd", "bd"));
    assertEquals(1, NearestName.slips("every", "evrey"));
    assertEquals(3, NearestName.slips("", "rev"));
    assertEquals(3, NearestName.slips("kitten", "sitting"));
  }

  @Test
  void findsWhatWasMeant() {
    assertEquals(Optional.of("supersaw"), NearestName.to("supersw", NAMES));
    assertEquals(Optional.of("triangle"), NearestName.to("traingle", NAMES));
    assertEquals(Optional.of("rev"), NearestName.to("erv", NAMES));
    assertEquals("; did you mean \"minor\"?", NearestName.hint("minro", NAMES));
  }

  @Test
  void prefersTheSameFirstLetter() {
    assertEquals(Optional.of("minor"), NearestName.to("mijor", List.of("aijor", "minor")));
  }

  @Test
  void nothingLikeItIsNothing() {
    assertEquals(Optional.empty(), NearestName.to("qqqqqqqqqq", NAMES));
    assertEquals(Optional.empty(), NearestName.to("", List.of("rev")));
    assertEquals("", NearestName.hint("xylophonic", NAMES));
  }
}
