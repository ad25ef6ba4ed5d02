// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zadenza.models.codec.MelodyCodec;

class TraitsTest {
  private static int[] melody(int... pitches) {
    int[] tokens = new int[32];
    for (int k = 0; k < pitches.length; k++) {
      tokens[4 * k] = MelodyCodec.PIANO.token(pitches[k]);
    }
    return tokens;
  }

  @Test
  void thereIsNoWayFromMusicToItself() {
    Traits one = Traits.melodies(List.of(melody(60, 62, 64), melody(67, 65)));
    one.distances(one).forEach((trait, distance) -> assertEquals(0, distance, trait));
  }

  @Test
  void distancesAreHalfTheDifferencesOfShares() {
    Traits one = Traits.melodies(List.of(melody(60, 62, 64, 60)));
    Traits other = Traits.melodies(List.of(melody(60, 62, 64, 66)));
    Map<String, Double> distances = one.distances(other);
    assertEquals(0.25, distances.get("pitch"), 1e-12); // one note of four
    assertEquals(1.0 / 3, distances.get("interval"), 1e-12); // one step of three
    assertEquals(0, distances.get("duration"), 1e-12);
  }

  @Test
  void drumsThatAreMovedHaveOtherPlacesButAreAsMany() {
    int[] straight = new int[32];
    int[] late = new int[32];
    for (int t = 0; t < 32; t += 4) {
      straight[t] = 1;
      late[t + 1] = 1;
    }
    Map<String, Double> distances =
        Traits.drums(List.of(straight)).distances(Traits.drums(List.of(late)));
    assertEquals(1, distances.get("place"), 1e-12);
    assertEquals(0, distances.get("drum"), 1e-12);
    assertEquals(0, distances.get("together"), 1e-12);
    assertEquals(0, distances.get("density"), 1e-12);
    assertEquals(0, distances.get("repetition"), 1e-12);
  }
}
