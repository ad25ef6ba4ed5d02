// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DrumsCodecTest {
  @Test
  void everyTokenComesBackFromItsHits() {
    int[] tokens = new int[DrumsCodec.CLASSES];
    for (int k = 0; k < tokens.length; k++) {
      tokens[k] = (k * 37) % tokens.length;
    }
    List<DrumHit> hits = DrumsCodec.decode(tokens, 0.5);
    assertArrayEquals(tokens, DrumsCodec.encode(hits, tokens.length));
  }

  @Test
  void hitsComeBackFromTheirTokens() {
    List<DrumHit> hits =
        List.of(
            new DrumHit(0, DrumClass.KICK, 0.5),
            new DrumHit(0, DrumClass.CLOSED_HAT, 0.5),
            new DrumHit(4, DrumClass.SNARE, 0.5),
            new DrumHit(15, DrumClass.RIDE, 0.5));
    int[] tokens = DrumsCodec.encode(hits, 16);
    assertEquals(5, tokens[0]);
    assertEquals(2, tokens[4]);
    assertEquals(256, tokens[15]);
    assertEquals(hits, DrumsCodec.decode(tokens, 0.5));
  }

  @Test
  void twoHitsOfOneClassOnOneStepCountOnce() {
    DrumHit kick = new DrumHit(0, DrumClass.KICK, 0.5);
    assertArrayEquals(new int[] {1}, DrumsCodec.encode(List.of(kick, kick), 1));
  }

  @Test
  void hitsBeyondTheEndAreLeftOut() {
    assertArrayEquals(new int[2], DrumsCodec.encode(List.of(new DrumHit(2, DrumClass.KICK, 1)), 2));
  }

  @Test
  void aTimeFallsOnTheNearestStepAndHalfwayOnTheLater() {
    assertEquals(0, DrumsCodec.quantise(0.49));
    assertEquals(1, DrumsCodec.quantise(0.5));
    assertEquals(1, DrumsCodec.quantise(1.49));
    assertEquals(0, DrumsCodec.quantise(-0.5));
  }

  @Test
  void theCounterIsMagentasAtTheInputBefore() {
    for (int s = -1; s < 200; s++) { // Magenta: +1 if floor((s + 1) / 2^i) is odd, else -1
      float[] expected = new float[6];
      for (int i = 0; i < 6; i++) {
        expected[i] = (int) Math.floor((s + 1) / Math.pow(2, i)) % 2 == 1 ? 1 : -1;
      }
      float[] actual = new float[6];
      DrumsCodec.counter(s + 1, actual);
      assertArrayEquals(expected, actual);
    }
  }

  @Test
  void anImpossibleTokenIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> DrumsCodec.drums(512));
  }

  @Test
  void everyClassIsWhatItsOwnPitchMeans() {
    for (DrumClass drum : DrumClass.values()) {
      assertEquals(Optional.of(drum), DrumMap.GENERAL.of(drum.pitch()));
    }
  }

  @Test
  void theKitOfTheDatasetReadsItsTomsAndRimsItsOwnWay() {
    assertEquals(Optional.of(DrumClass.MID_TOM), DrumMap.TD11.of(45));
    assertEquals(Optional.of(DrumClass.LOW_TOM), DrumMap.GENERAL.of(45));
    assertEquals(Optional.of(DrumClass.HIGH_TOM), DrumMap.TD11.of(48));
    assertEquals(Optional.of(DrumClass.LOW_TOM), DrumMap.TD11.of(58));
    assertEquals(Optional.of(DrumClass.CRASH), DrumMap.GENERAL.of(58));
    assertEquals(Optional.of(DrumClass.CLOSED_HAT), DrumMap.TD11.of(22));
    assertEquals(Optional.of(DrumClass.OPEN_HAT), DrumMap.TD11.of(26));
    assertEquals(Optional.empty(), DrumMap.GENERAL.of(0));
  }
}
