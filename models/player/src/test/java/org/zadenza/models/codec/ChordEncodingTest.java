// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.music.Chord;

class ChordEncodingTest {
  @ParameterizedTest
  @CsvSource({"C, 1", "B, 12", "C-, 13", "Eb-7, 16", "F#^7, 7", "A7, 10"})
  void majorAndMinor(String symbol, int index) {
    assertOnes(ChordEncoding.MAJOR_MINOR, symbol, index);
  }

  @ParameterizedTest
  @CsvSource({"C, 1", "D-, 15", "C+, 25", "Bo, 48", "Eo7, 41"})
  void triads(String symbol, int index) {
    assertOnes(ChordEncoding.TRIAD, symbol, index);
  }

  @Test
  void pitchesWithRootAndBass() {
    assertOnes(ChordEncoding.PITCHES, "C", 1, 13, 17, 20, 25);
    assertOnes(ChordEncoding.PITCHES, "A-7", 10, 13, 17, 20, 22, 34);
    assertOnes(ChordEncoding.PITCHES, "C/E", 1, 13, 17, 20, 29);
  }

  @Test
  void noChordIsTheFirstNumber() {
    for (ChordEncoding encoding : ChordEncoding.values()) {
      if (encoding != ChordEncoding.NONE) assertEquals(1, encoding.none()[0]);
      assertEquals(encoding.depth(), encoding.none().length);
    }
  }

  @ParameterizedTest
  @CsvSource({"C+, MAJOR_MINOR", "C5, TRIAD", "Csus, MAJOR_MINOR"})
  void aChordWithoutItsTriadIsRefused(String symbol, ChordEncoding encoding) {
    assertThrows(IllegalArgumentException.class, () -> encoding.encode(Chord.parse(symbol)));
  }

  @Test
  void chordsAreSpreadEvenly() {
    List<Optional<Chord>> chords =
        List.of(Optional.of(Chord.parse("C")), Optional.empty(), Optional.of(Chord.parse("G")));
    float[][] spread = ChordEncoding.MAJOR_MINOR.spread(chords, 8);
    int[] ones = IntStream.range(0, 8).map(t -> ones(spread[t])[0]).toArray();
    assertArrayEquals(new int[] {1, 1, 1, 0, 0, 0, 8, 8}, ones);
  }

  private static void assertOnes(ChordEncoding encoding, String symbol, int... ones) {
    float[] encoded = encoding.encode(Chord.parse(symbol));
    assertEquals(encoding.depth(), encoded.length);
    assertArrayEquals(ones, ones(encoded), symbol);
  }

  private static int[] ones(float[] encoded) {
    return IntStream.range(0, encoded.length).filter(k -> encoded[k] == 1).toArray();
  }
}
