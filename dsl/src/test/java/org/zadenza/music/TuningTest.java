// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TuningTest {
  private static final String PURE =
      """
      ! pure.scl
      !
      Three pure steps
       3
      !
       386.31371 cents
       3/2   a fifth
       2
      """;

  @Test
  void twelveEqualPartsAreThePiano() {
    Tuning piano = Tuning.equal(12);
    for (int step = -24; step <= 24; step++) {
      assertEquals(Pitch.hertz(48 + step), piano.hertz(Tuning.BASE_HZ, step), 1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 19, 31, 53})
  void anOctaveIsTwiceTheFrequency(int parts) {
    Tuning tuning = Tuning.equal(parts);
    for (int step = -70; step < 70; step++) {
      assertEquals(2 * tuning.hertz(100, step), tuning.hertz(100, step + parts), 1e-9);
      assertTrue(tuning.hertz(100, step) < tuning.hertz(100, step + 1));
    }
  }

  @Test
  void aScalaFileIsRead(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("pure.scl"), PURE);
    Tuning pure = ScalaFile.read(file.toString());
    assertEquals(pure, ScalaFile.read(PURE));
    assertEquals(125, pure.hertz(100, 1), 1e-4);
    assertEquals(150, pure.hertz(100, 2), 1e-9);
    assertEquals(200, pure.hertz(100, 3), 1e-9);
    assertEquals(75, pure.hertz(100, -1), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({
    "'one\n2\n3/2\n', x.scl:4, pitch 2 of 2",
    "'one\ntwo\n3/2\n', x.scl:2, a number of pitches",
    "'one\n1\n! no\n5:4\n', x.scl:4, cents with a point or a ratio",
    "'one\n1\n0/4\n', x.scl:3, is no pitch",
    "'one\n0\n', x.scl:2, 1 to",
    "'! only\n', x.scl:2, a description"
  })
  void anErrorNamesTheFileAndTheLine(String text, String place, String why) {
    Exception e =
        assertThrows(IllegalArgumentException.class, () -> ScalaFile.parse("x.scl", text));
    assertTrue(e.getMessage().startsWith(place + ": "), e.getMessage());
    assertTrue(e.getMessage().contains(why), e.getMessage());
  }

  @Test
  void aMissingFileIsNamed() {
    Exception e = assertThrows(IllegalArgumentException.class, () -> ScalaFile.read("nowhere.scl"));
    assertTrue(e.getMessage().contains("there is no tuning file \"nowhere.scl\""), e.getMessage());
  }
}
