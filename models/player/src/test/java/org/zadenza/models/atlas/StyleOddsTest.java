// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zadenza.models.codec.MelodyCodec;

class StyleOddsTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final Style OFF = new Style("off", "off the beat", Pattern.compile("^off"));

  private final Random random = new Random(SEED);

  private int[] phrase(boolean drums, int place) {
    int[] tokens = new int[32];
    for (int t = 0; t < tokens.length; t++) {
      if (t % 4 == place || random.nextInt(8) == 0) {
        tokens[t] = drums ? 1 : MelodyCodec.PIANO.token(60 + place + random.nextInt(3));
      }
    }
    return tokens;
  }

  private StyleOdds odds(boolean drums) {
    List<LabelledPhrase> phrases = new ArrayList<>();
    for (int k = 0; k < 40; k++) {
      phrases.add(new LabelledPhrase("off the beat", true, phrase(drums, 2)));
      phrases.add(new LabelledPhrase("on the beat, not off", true, phrase(drums, 0)));
    }
    return StyleOdds.of(drums, OFF, phrases);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsOfTheStyleIsTold(boolean drums) {
    StyleOdds odds = odds(drums);
    for (int k = 0; k < 20; k++) {
      int[] of = phrase(drums, 2);
      int[] other = phrase(drums, 0);
      assertTrue(odds.odds(of) > 0, "seed=" + SEED);
      assertTrue(odds.odds(other) < 0, "seed=" + SEED);
      assertTrue(odds.typical(of) > odds.typical(other), "seed=" + SEED);
    }
  }

  @Test
  void silenceLooksLikeNothing() {
    assertTrue(Math.abs(odds(true).typical(new int[32])) < 1e-9);
  }
}
