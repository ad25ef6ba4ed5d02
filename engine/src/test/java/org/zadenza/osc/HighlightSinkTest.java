// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.clock.WallTime;
import org.zadenza.dsl.Zadenza;
import org.zadenza.pattern.Pattern;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

class HighlightSinkTest {
  private static final long BEGAN = 1_800_000_000_000_000_000L;

  /** What an editor hears of two cycles, at half a cycle a second. */
  private static List<List<Object>> heard(String text, Pattern pattern, int count)
      throws Exception {
    ManualClock clock = new ManualClock();
    List<List<Object>> out = new ArrayList<>();
    try (Wired editor = Wired.open();
        OscPost post = OscPost.start(new SystemClock());
        HighlightSink sink =
            HighlightSink.open(
                editor.address(),
                post,
                WallTime.startingAt(BEGAN),
                slot -> text,
                Reporter.SILENT)) {
      TempoMap tempo = TempoMap.steady(Rational.HALF, 0);
      Scheduler scheduler = new Scheduler(clock, tempo, sink, Reporter.SILENT, Timing.OFFLINE);
      scheduler.play("d1", pattern);
      clock.moveTo(4 * Clock.NANOS_PER_SECOND);
      scheduler.tick();
      for (int i = 0; i < count; i++) {
        OscPacket.Bundle bundle = editor.bundle();
        OscPacket.Message message = (OscPacket.Message) bundle.packets().getFirst();
        assertEquals("/editor/highlights", message.address());
        double cycle = ((Float) message.arguments().get(2)).doubleValue();
        assertEquals(BEGAN + Math.round(cycle * 2e9), OscTime.wallNanos(bundle.timeTag()));
        out.add(message.arguments());
      }
    }
    return out;
  }

  @Test
  void everyAtomOfACueIsNamedByItsPlace() throws Exception {
    String text = "(d1 (n \"0 1\"\n  (s \"bd\")))";
    Pattern pattern = Zadenza.n("0 1").set(Zadenza.s("bd"));
    List<List<Object>> heard = heard(text, pattern, 4);
    assertEquals(List.of("d1", 1e6f, 0f, 8, 1, 9, 1), heard.get(1));
    assertEquals(List.of("d1", 1e6f, 0f, 6, 2, 8, 2), heard.get(0));
    assertEquals(List.of("d1", 1e6f, 0.5f, 10, 1, 11, 1), heard.get(3));
    assertEquals(List.of("d1", 1e6f, 0.5f, 6, 2, 8, 2), heard.get(2));
  }

  @Test
  void whatATextHasTwiceLightsUpTwiceAndWhatItHasNotNever() throws Exception {
    String text = "(d1 (stack (s \"cp\") (s \"cp\")))";
    Pattern pattern = Pattern.stack(Zadenza.s("bd"), Zadenza.s("cp"));
    List<List<Object>> heard = heard(text, pattern, 4);
    assertEquals(List.of("d1", 2e6f, 0f, 15, 1, 17, 1), heard.get(0));
    assertEquals(List.of("d1", 2e6f, 0f, 24, 1, 26, 1), heard.get(1));
    assertEquals(1f, heard.get(2).get(2));
  }
}
