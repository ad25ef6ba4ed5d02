// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Span;

class FanOutTest {
  @Test
  void aSinkThatThrowsTakesNothingFromTheOthers() {
    Sink broken =
        cue -> {
          throw new IllegalStateException("broken");
        };
    RecordingSink good = new RecordingSink();
    Cue cue = new Cue("d1", 0, 1, 1, Span.of(0, 1), Controls.EMPTY, Sources.NONE);
    FanOut both = new FanOut(broken, good);
    assertThrows(IllegalStateException.class, () -> both.accept(cue));
    assertEquals(1, good.cues().size());
  }
}
