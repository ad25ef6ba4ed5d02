// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Rational;

/**
 * Compares what slots send with what they are to send, cue for cue. Slots that a transition or
 * {@code all} changes are left out until that is over. The thread of the player, which is the one
 * that sends, too.
 */
final class Score implements World.Keeper {
  private final Slots slots;
  private final Map<String, List<Cue>> heard = new HashMap<>();
  private boolean standsStill;

  Score(Slots slots) {
    this.slots = slots;
  }

  @Override
  public long nudgeNanos(String slot) {
    return slots.nudgeNanos(slot);
  }

  @Override
  public void heard(Cue cue) {
    slots.part(cue.slot());
    heard(cue.slot()).add(cue);
  }

  private List<Cue> heard(String slot) {
    return heard.computeIfAbsent(slot, _ -> new ArrayList<>());
  }

  /** Compares all that was sent up to now. */
  @Override
  public void settle() {
    slots.forEach(this::compare);
  }

  @Override
  public void changed(String slot) {
    if (slots.isThere(slot)) compareAndAdopt(slot, slots.part(slot));
  }

  @Override
  public void allChanged() {
    slots.allChanged(this::changed);
  }

  /** The machine stands still for so long that cues may be left out; nothing is compared. */
  void standsStill(boolean now) {
    standsStill = now;
    if (now) settle();
    else slots.forEach(this::forget);
  }

  /** After each step. */
  void stepped() {
    if (standsStill) return;
    slots.forEach(
        (slot, part) -> {
          if (slots.transitionIsOver(slot, part)) compareAndAdopt(slot, part);
          else if (slots.isLong(part)) compare(slot, part);
        });
  }

  private void compareAndAdopt(String slot, Slots.Part part) {
    compare(slot, part);
    slots.adopt(slot, part);
  }

  private void compare(String slot, Slots.Part part) {
    Rational to = slots.sentUpTo();
    if (slots.isKnown(part) && part.from.isBefore(to)) {
      if (slots.hasFailed(slot, part)) slots.adopt(slot, part);
      else slots.compare(slots.passage(slot, part, to), heard(slot));
    }
    forget(slot, part);
  }

  private void forget(String slot, Slots.Part part) {
    heard(slot).clear();
    part.from = slots.sentUpTo();
  }
}
