// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GrooveCodecTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  private final SplittableRandom random = new SplittableRandom(SEED);

  @Test
  void hitsComeBackFromTheirTensor() {
    for (int round = 0; round < 100; round++) {
      List<GrooveHit> hits = hits(32);
      List<GrooveHit> back = GrooveCodec.decode(GrooveCodec.encode(hits, 32));
      assertEquals(hits.size(), back.size(), "seed=" + SEED);
      for (int k = 0; k < hits.size(); k++) {
        assertEquals(hits.get(k).drum(), back.get(k).drum());
        assertEquals(hits.get(k).velocity(), back.get(k).velocity());
        assertEquals(hits.get(k).step(), back.get(k).step(), 1e-6, "seed=" + SEED);
      }
    }
  }

  @Test
  void anEarlyHitHasAPositiveOffset() {
    GrooveHit early = new GrooveHit(2.75, DrumClass.SNARE, 127);
    float[] row = GrooveCodec.encode(List.of(early), 4)[3];
    float[] expected = new float[27];
    expected[1] = 1;
    expected[10] = 1;
    expected[19] = 0.5f;
    assertArrayEquals(expected, row);
  }

  @Test
  void ofTwoOnOneSixteenthTheLouderIsTakenAndWhatIsBeyondTheEndIsNot() {
    List<GrooveHit> hits =
        List.of(
            new GrooveHit(1.1, DrumClass.KICK, 50),
            new GrooveHit(0.9, DrumClass.KICK, 90),
            new GrooveHit(1.2, DrumClass.KICK, 60),
            new GrooveHit(1.5, DrumClass.KICK, 60));
    List<GrooveHit> back = GrooveCodec.decode(GrooveCodec.encode(hits, 2));
    assertEquals(1, back.size());
    assertEquals(90, back.getFirst().velocity());
    assertEquals(0.9, back.getFirst().step(), 1e-6);
  }

  @Test
  void whatAModelMakesIsKeptWithinBounds() {
    float[][] wild = new float[1][27];
    wild[0][0] = 0.51f;
    wild[0][9] = 1.7f;
    wild[0][18] = 9;
    wild[0][1] = 0.5f;
    assertEquals(List.of(new GrooveHit(-0.5, DrumClass.KICK, 127)), GrooveCodec.decode(wild));
    wild[0][9] = -3;
    wild[0][18] = -9;
    assertEquals(List.of(new GrooveHit(0.5, DrumClass.KICK, 0)), GrooveCodec.decode(wild));
  }

  @Test
  void hitsAloneAndTapsLoseWhatTheyShould() {
    List<GrooveHit> hits =
        List.of(new GrooveHit(0.1, DrumClass.KICK, 50), new GrooveHit(-0.2, DrumClass.RIDE, 70));
    float[][] tensor = GrooveCodec.encode(hits, 2);
    float[] alone = new float[27];
    alone[0] = 1;
    alone[8] = 1;
    assertArrayEquals(alone, GrooveCodec.hitsOnly(tensor)[0]);
    float[] tapped = new float[27];
    tapped[3] = 1;
    tapped[18 + 3] = 0.4f;
    assertArrayEquals(tapped, GrooveCodec.taps(tensor)[0], 1e-6f);
    assertArrayEquals(new float[27], GrooveCodec.taps(tensor)[1]);
  }

  @Test
  void anImpossibleHitIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new GrooveHit(-0.6, DrumClass.KICK, 1));
    assertThrows(IllegalArgumentException.class, () -> new GrooveHit(0, DrumClass.KICK, 128));
  }

  private List<GrooveHit> hits(int steps) {
    List<GrooveHit> hits = new ArrayList<>();
    for (int step = 0; step < steps; step++) {
      for (DrumClass drum : DrumClass.values()) {
        if (random.nextInt(5) == 0) {
          double at = step + random.nextDouble(-0.5, 0.499);
          hits.add(new GrooveHit(at, drum, random.nextInt(128)));
        }
      }
    }
    return hits;
  }
}
