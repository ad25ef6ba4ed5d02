// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zadenza.models.picture.Restyle;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * What a page draws in the style of a network: a slot of its own whose events say how much of it is
 * seen, so that it keeps time, is hushed and is played again as all else is.
 */
record PictureStyle(Shelf shelf) {
  /** What may be said beside the name. */
  static final Set<String> OPTIONS = Set.of("mix", "size");

  private static final String SLOT = "style";
  private static final int A_CYCLE = 16; // a page draws lines between them

  /** From the coming cycle on. */
  Notice on(String name, Map<String, Object> options) {
    int size = size(options.getOrDefault("size", (long) Restyle.USUAL));
    Pattern mix = Pattern.of(options.getOrDefault("mix", 1L));
    Pattern events = Pattern.pure(1).fast(Rational.of(A_CYCLE));
    Pattern all =
        (query, sink) ->
            events.query(
                query,
                event ->
                    sink.accept(
                        event.withValue(
                            Controls.of(
                                Restyle.CONTROL, new Restyle(name, share(mix, event), size)))));
    all.events(Span.of(0, 1));
    shelf.play(SLOT, all);
    return new Notice(
        "%s: what the page draws in the style of %s, %d places wide%s"
            .formatted(SLOT, name, size, worker()),
        List.of(SLOT));
  }

  /** The page shows what it draws as it is. */
  Notice off() {
    shelf.play(SLOT, Pattern.silence());
    return new Notice("the page draws as it draws");
  }

  private static int size(Object given) {
    Rational size = Given.number("style", given);
    if (size.isInteger()
        && size.toDouble() >= Restyle.SMALLEST
        && size.toDouble() <= Restyle.LARGEST) {
      return (int) size.floor();
    }
    throw Given.wants(
        "style",
        "a whole :size from %d to %d, not %s"
            .formatted(Restyle.SMALLEST, Restyle.LARGEST, Shown.of(given)));
  }

  /** How much is seen when an event begins; nothing where the mix says nothing. */
  private static double share(Pattern mix, Event event) {
    for (Event said : mix.events(event.wholeOrPart())) {
      if (said.value() instanceof Number number && Double.isFinite(number.doubleValue())) {
        return Math.clamp(number.doubleValue(), 0, 1);
      }
      throw Given.wants("style", "numbers from 0 to 1 for :mix, not " + Shown.of(said.value()));
    }
    return 0;
  }

  /** A worker computes beside the music; without one a thread here does. */
  private String worker() {
    Workshop workshop = shelf.session().workshop().orElse(null);
    if (workshop == null) return "";
    try {
      workshop.on();
      return "";
    } catch (IOException e) {
      return ", by live kernels: " + e.getMessage();
    }
  }
}
