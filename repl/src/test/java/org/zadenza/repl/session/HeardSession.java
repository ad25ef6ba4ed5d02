// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.audio.OfflineRenderer;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.Recorder;
import org.zadenza.audio.Take;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.schedule.Timing;

/** A session that is played offline into memory, line after line, as a player would. */
final class HeardSession implements AutoCloseable {
  static final int RATE = 48_000;
  private static final long STEP_NANOS = Clock.NANOS_PER_SECOND / 20;

  private final ManualClock clock = new ManualClock();
  private final OfflineRenderer renderer;
  private Take heard = new Take();

  /** What the session said by itself: unknown sounds, models without weights, lateness. */
  final List<String> told = new ArrayList<>();

  final Session session;

  HeardSession() {
    session =
        Session.on(
            clock,
            Session.DEFAULT_CPS,
            Timing.OFFLINE,
            SessionLog.none(),
            (where, what) -> told.add(where + ": " + what));
    Recorder memory = (left, right, frames) -> heard.write(left, right, frames);
    renderer = new OfflineRenderer(PatchLibrary.bundled(), RATE, this::tell, memory);
    renderer.plays(() -> session.outlets().rendered(RATE));
    session.outlets().add(new Rendering.InTime(renderer, clock));
  }

  private void tell(String where, String what) {
    told.add(where + ": " + what);
  }

  /** Evaluates lines of which none may be refused. */
  void type(String file, String lines) {
    for (Answer answer : session.load(file, lines)) {
      assertInstanceOf(Answer.Value.class, answer, () -> lines + "\n" + answer.text());
    }
    session.scheduler().tick();
  }

  /**
   * Plays on.
   *
   * @return what is heard meanwhile
   */
  Take hear(int cycles) {
    heard = new Take();
    double seconds = cycles / session.scheduler().nextCps().toDouble();
    long end = clock.nanos() + Math.round(seconds * Clock.NANOS_PER_SECOND);
    while (clock.nanos() < end) {
      clock.moveTo(Math.min(end, clock.nanos() + STEP_NANOS));
      session.scheduler().tick();
      renderer.advanceTo(clock.nanos() + Timing.EARLIEST_NUDGE_NANOS);
    }
    assertTrue(2 * heard.frames() > RATE, "too little was heard: " + heard.frames());
    return heard;
  }

  @Override
  public void close() {
    session.close();
  }
}
