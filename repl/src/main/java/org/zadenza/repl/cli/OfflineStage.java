// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.live.Models;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.session.Folders;
import org.zadenza.repl.session.Packs;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/**
 * A session on a clock that is moved by hand, for which nobody waits: it plays into files as fast
 * as the machine can. The files are whole when it is closed.
 */
public final class OfflineStage implements AutoCloseable {
  private final ManualClock clock = new ManualClock();
  private final AtomicInteger troubles = new AtomicInteger();
  private final Reporter messages;
  private final Session session;

  /**
   * A stage without slots.
   *
   * @param cps its tempo to begin with, or null for the usual one
   * @param models what its words for models play; closed with it
   * @param err is told what goes wrong
   */
  public OfflineStage(@Nullable Rational cps, Models models, PrintWriter err) {
    Folders folders = Folders.ofThisMachine();
    messages =
        (where, message) -> {
          troubles.incrementAndGet();
          err.println(where + ": " + message);
          err.flush();
        };
    Rational tempo = cps == null ? Session.DEFAULT_CPS : cps;
    session = Session.on(clock, tempo, Timing.OFFLINE, SessionLog.none(), messages, models);
    session.samplesFrom(Packs.offline(folders, messages));
    session.models().nsynth().grids().keepIn(folders.grids());
  }

  /** With the player's models. */
  OfflineStage(@Nullable Rational cps, PrintWriter err) {
    this(cps, Models.ofPlayer(Folders.ofThisMachine().models()), err);
  }

  /** What plays. */
  public Session session() {
    return session;
  }

  /**
   * What one expression of Clojure answers.
   *
   * @throws Refusal if it is refused: says why
   */
  public Object answer(String text) {
    return switch (session.evaluate(Forms.typed(text).getFirst())) {
      case Answer.Refused(var complaint) -> throw new Refusal(complaint.withoutMusic().text());
      case Answer.Value(var value, var shown) -> value == null ? shown : value;
    };
  }

  /**
   * Plays its slots into files.
   *
   * @return how long that is, in nanoseconds of music
   */
  public long play(RenderOptions outputs, Rational cycles) throws IOException {
    return outputs.rendering().play(session, clock, cycles, messages);
  }

  /** Whether anything went wrong while it played. */
  public boolean isTroubled() {
    return troubles.get() > 0;
  }

  @Override
  public void close() {
    session.close();
  }
}
