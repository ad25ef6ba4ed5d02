// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.clock.Clock;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Rational;

/**
 * {@link Score} of a session whose threads run: a passage is compared when all of it must have been
 * sent, and one begins some cycles after a change, since the planning thread takes changes in when
 * it comes to them. A slot that nothing changes is compared without a gap.
 */
final class LiveScore implements World.Keeper {
  private static final Rational AFTER_CHANGE = Rational.of(3);
  private static final long SENT_NANOS = 2 * Clock.NANOS_PER_SECOND;

  private final Slots slots;
  private final Clock clock;
  private final Deque<Slots.Passage> passages = new ArrayDeque<>();
  private final Map<String, Deque<Cue>> heard = new HashMap<>();

  LiveScore(Slots slots, Clock clock) {
    this.slots = slots;
    this.clock = clock;
  }

  /** Live sets nudge no slot. */
  @Override
  public long nudgeNanos(String slot) {
    return 0;
  }

  @Override
  public void heard(Cue cue) {
    synchronized (heard) {
      heard.computeIfAbsent(cue.slot(), _ -> new ArrayDeque<>()).addLast(cue);
    }
  }

  /** Ends every passage that is under way. */
  @Override
  public void settle() {
    slots.forEach(this::endPassage);
  }

  @Override
  public void changed(String slot) {
    if (!slots.isThere(slot)) return;
    Slots.Part part = slots.part(slot);
    boolean fader = slots.adopt(slot, part);
    part.from = later();
    if (fader) slots.forEach((_, each) -> each.from = later());
  }

  private Rational later() {
    return slots.sentUpTo().plus(AFTER_CHANGE);
  }

  @Override
  public void allChanged() {
    slots.allChanged(this::changed);
  }

  /** Every now and then. */
  void turn() {
    slots.forEach(
        (slot, part) -> {
          if (slots.transitionIsOver(slot, part)) changed(slot);
          else if (slots.isLong(part)) endPassage(slot, part);
        });
    while (!passages.isEmpty() && passages.peekFirst().endNanos() + SENT_NANOS < clock.nanos()) {
      Slots.Passage passage = passages.removeFirst();
      slots.compare(passage, heardIn(passage));
    }
  }

  private void endPassage(String slot, Slots.Part part) {
    Rational to = slots.sentUpTo();
    if (!part.from.isBefore(to)) return;
    if (slots.isKnown(part)) {
      if (slots.hasFailed(slot, part)) {
        changed(slot);
        return;
      }
      passages.addLast(slots.passage(slot, part, to));
    }
    part.from = to;
  }

  private List<Cue> heardIn(Slots.Passage passage) {
    List<Cue> out = new ArrayList<>();
    synchronized (heard) {
      Deque<Cue> cues = heard.computeIfAbsent(passage.slot(), _ -> new ArrayDeque<>());
      while (!cues.isEmpty() && cues.peekFirst().nanos() < passage.endNanos()) {
        Cue cue = cues.removeFirst();
        if (cue.nanos() >= passage.beginNanos()) out.add(cue);
      }
    }
    return out;
  }
}
