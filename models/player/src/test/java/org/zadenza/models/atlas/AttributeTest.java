// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.models.codec.MelodyCodec;

/** Counted by hand. */
class AttributeTest {
  private static double melody(String name, int... pitches) {
    int[] tokens = new int[32];
    for (int k = 0; k < pitches.length; k++) {
      if (pitches[k] > 1) tokens[k] = MelodyCodec.PIANO.token(pitches[k]);
      else tokens[k] = pitches[k];
    }
    return of(Attribute.OF_MELODIES, name, tokens);
  }

  private static double of(List<Attribute> all, String name, int[] tokens) {
    return all.stream()
        .filter(attribute -> attribute.name().equals(name))
        .findFirst()
        .orElseThrow()
        .of()
        .applyAsDouble(tokens);
  }

  @Test
  void ofMelodies() {
    assertEquals(3 / 32.0, melody("density", 60, 0, 64, 61));
    assertEquals(2 / 3.0, melody("diatonic", 60, 0, 64, 61), 1e-12);
    assertEquals(3.5, melody("interval", 60, 0, 64, 61));
    assertEquals((60 + 64 + 61) / 3.0, melody("height", 60, 0, 64, 61));
    assertEquals(2 / 32.0, melody("legato", 60, 0, 1));
    assertEquals(1 / 3.0, melody("syncopation-16", 60, 0, 0, 62, 0, 0, 62), 1e-12);
    assertEquals(1 / 3.0, melody("syncopation-8", 60, 0, 0, 62, 0, 0, 62), 1e-12);
    assertEquals(0, melody("syncopation-8", 60, 62, 64, 65));
  }

  @Test
  void ofDrums() {
    int[] tokens = new int[32];
    tokens[0] = 0b101; // kick and closed hat
    tokens[2] = 0b100;
    tokens[3] = 0b10; // a snare on the last sixteenth of the beat
    tokens[16] = 0b101;
    assertEquals(6 / 32.0, of(Attribute.OF_DRUMS, "density", tokens));
    assertEquals(0.5, of(Attribute.OF_DRUMS, "hats", tokens));
    assertEquals(2 / 6.0, of(Attribute.OF_DRUMS, "kicks", tokens), 1e-12);
    assertEquals(1 / 3.0, of(Attribute.OF_DRUMS, "syncopation", tokens), 1e-12);
    assertEquals(1 / 3.0, of(Attribute.OF_DRUMS, "repetition", tokens), 1e-12);
    assertEquals(0, of(Attribute.OF_DRUMS, "toms", tokens));
  }
}
