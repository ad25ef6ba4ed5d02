// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.Map;
import org.zadenza.models.live.Pads;
import org.zadenza.models.live.Search;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Span;

/** A hand on the pad: inputs of the session, as a knob's are, and music that follows them. */
public final class PadHand {
  private final Session session;
  private final Scheduler scheduler;

  /** A hand that has not moved yet. */
  public PadHand(Session session) {
    this.session = session;
    scheduler = session.scheduler();
  }

  /** Patterns read this place from now on, 0 to 1 each. Any thread; never waits. */
  public void move(double x, double y) {
    scheduler.inputs().setAll(Map.of(Pads.X, x, Pads.Y, y));
  }

  /**
   * Has what was made ahead made anew where it follows the hand. Takes as long as a look at every
   * slot does: not for timing threads.
   *
   * @param rests whether the hand stays there: then notes of nsynth are made ahead, too
   */
  public void follow(boolean rests) {
    long next = scheduler.sentUpTo().minus(scheduler.origin()).ceil();
    for (Snapshot.LaneStatus lane : scheduler.now().lanes()) {
      if (!lane.playing()) continue;
      for (Search.Found model : Search.in(lane.pattern(), Span.of(next, next + 1))) {
        if (Pads.follows(model)) model.phrases().anew(next);
      }
      if (rests) Foresight.load(lane.pattern(), session);
    }
  }
}
