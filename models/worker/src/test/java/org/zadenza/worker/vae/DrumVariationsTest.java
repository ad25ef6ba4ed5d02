// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.codec.DrumClass;

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

  /** Drum by drum, a mixture is one of the two phrases, whole. */
  @Test
  void aMixtureHasEachDrumFromOneOfTwo() {
    int[] silence = new int[8];
    int[] another = {1, 3, 5, 9, 17, 33, 65, 129 | 256};
    SplittableRandom random = new SplittableRandom(2);
    int mixed = 0;
    for (int n = 0; n < 500; n++) {
      int[] varied = DrumVariations.of(silence, another, random);
      int taken = 0;
      for (int step : varied) taken |= step;
      for (int t = 0; t < varied.length; t++) assertEquals(another[t] & taken, varied[t]);
      if (taken != 0) mixed++;
    }
    assertTrue(mixed > 100 && mixed < 200, mixed + " of 500"); // 0.3 (1 - 0.7^9) of them: 144
  }

  /** What is taken from another phrase stands in the place of the phrase's own, not beside it. */
  @Test
  void aDrumFromAnotherPhraseReplacesItsOwn() {
    int all = (1 << DrumClass.values().length) - 1;
    int[] always = {all, all, all, all};
    int[] another = {all, 0, 0, all};
    SplittableRandom random = new SplittableRandom(3);
    int replaced = 0;
    for (int n = 0; n < 500; n++) {
      int[] varied = DrumVariations.of(always, another, random);
      assertEquals(varied[0], varied[3]);
      assertEquals(varied[1], varied[2]);
      replaced += Integer.bitCount(varied[0] & ~varied[1]);
    }
    assertTrue(replaced > 250 && replaced < 600, replaced + " of 4500"); // 0.09 of them: 405
  }
}
