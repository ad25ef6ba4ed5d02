// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.models.codec.DrumClass;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveHit;

class GrooveEvaluationTest {
  private static final float[][] BEAT = groove(100, 0.1, 0, 8);
  private static final float[][] SOFT = groove(60, 0.3, 0, 8);
  private static final float[][] BUSY = groove(80, -0.2, 0, 2, 4, 6, 8, 10, 12, 14);

  private static float[][] groove(int velocity, double late, int... steps) {
    List<GrooveHit> hits =
        Arrays.stream(steps)
            .mapToObj(step -> new GrooveHit(step + late, DrumClass.KICK, velocity))
            .toList();
    return GrooveCodec.encode(hits, 32);
  }

  @Test
  void errorsAreThoseOfTheHitsThatWerePlayed() {
    GrooveErrors errors = new GrooveErrors();
    errors.add(BEAT, SOFT);
    assertEquals(2, errors.count());
    assertEquals(40, errors.errors().velocity(), 1e-4);
    assertEquals(0.2, errors.errors().offset(), 1e-6);
    assertEquals(1, errors.hits().f(), 1e-12);
    errors.add(BEAT, BUSY);
    assertEquals(30, errors.errors().velocity(), 1e-4); // 40, 40, 20, 20
    assertEquals(1, errors.hits().recall(), 1e-12);
    assertEquals(4 / 10.0, errors.hits().precision(), 1e-12);
  }

  @Test
  void baselinesAreTakenFromWhatTheyLearnt() {
    GrooveBaselines baselines = new GrooveBaselines(List.of(SOFT, BUSY));
    assertEquals(60 / 127f, baselines.nearest(BEAT)[0][9], 1e-6); // SOFT has the same hits
    assertEquals(70 / 127f, baselines.mean(BEAT)[0][9], 1e-6); // of 60 and 80
    assertEquals(-0.1, baselines.mean(BEAT)[8][18], 1e-6); // offsets -0.6 and 0.4, early positive
    assertEquals(0, baselines.machine(BEAT)[0][18]);
    assertEquals((2 * 60 + 8 * 80) / 10 / 127f, baselines.machine(BEAT)[0][9], 1e-6);
    assertSame(SOFT, baselines.nearestByTaps(BEAT));
  }
}
