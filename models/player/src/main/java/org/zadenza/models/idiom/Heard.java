// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.idiom;

import java.util.Optional;
import org.zadenza.music.Pitch;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;

/** What stands in an event that a model is to hear. */
final class Heard {
  private static final double USUAL_VELOCITY = 0.7;
  private static final int HIGHEST = 127;

  private Heard() {}

  /** The MIDI pitch of a note, a number, or of {@code note} or {@code n}; empty if unpitched. */
  static Optional<Integer> pitch(Object value) {
    if (value instanceof Controls controls) {
      Object named = controls.containsKey("note") ? controls.get("note") : controls.get("n");
      return named == null ? Optional.empty() : pitch(named);
    }
    try {
      return Optional.of((int) Math.rint(Pitch.numeral(value)));
    } catch (IllegalArgumentException unpitched) {
      return Optional.empty();
    }
  }

  /** The same of an event that must have one in 0 to 127. */
  static int pitch(Event event) {
    return pitch(event.value())
        .filter(pitch -> pitch >= 0 && pitch <= HIGHEST)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    Shown.of(event.value()) + " is no note in c-1 to g9 (0 to 127)"));
  }

  /** MIDI velocity, 1 to 127: that of the controls, or a usual one. */
  static int velocity(Event event) {
    double share =
        event.value() instanceof Controls controls
            ? controls.number("velocity", USUAL_VELOCITY)
            : USUAL_VELOCITY;
    return (int) Math.clamp(Math.rint(share * HIGHEST), 1, HIGHEST);
  }

  /** Where it begins, in units of which a cycle has {@code perCycle}: the nearest. */
  static long begin(Event event, long perCycle) {
    return event.wholeOrPart().begin().roundedTimes(perCycle);
  }

  /** Where it ends, likewise, after its beginning. */
  static long end(Event event, long perCycle) {
    return Math.max(begin(event, perCycle) + 1, event.wholeOrPart().end().roundedTimes(perCycle));
  }
}
