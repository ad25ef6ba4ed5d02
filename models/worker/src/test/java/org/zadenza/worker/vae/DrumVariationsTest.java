// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DrumVariationsTest {
  @Test
  void aVariationHasTheSameRhythmOnOtherDrumsOrLacksOne() {
    int[] phrase = {1 | 4, 0, 4, 2, 8, 16 | 32, 64, 128 | 256};
    SplittableRandom random = new SplittableRandom(1);
    Set<Integer> hats = new HashSet<>();
    for (int n = 0; n < 500; n++) {
      int[] varied = DrumVariations.of(phrase, random);
      int fewer = 0;
      for (int t = 0; t < phrase.length; t++) {
        assertTrue(Integer.bitCount(varied[t]) <= Integer.bitCount(phrase[t]));
        fewer += Integer.bitCount(phrase[t]) - Integer.bitCount(varied[t]);
      }
      assertTrue(fewer <= 2); // the drum that is left out is met at most twice
      hats.add(varied[2]);
    }
    assertEquals(Set.of(0, 4, 256), hats); // left out, closed hat, ride
  }
}
