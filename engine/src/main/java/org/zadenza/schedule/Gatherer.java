// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Budget;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * Collects the cues of all lanes for one span, and sees to it that a lane that throws harms only
 * itself: it goes back to its version before, or is silent. The clock's thread.
 */
final class Gatherer {
  static final String ONCE = "once";

  private static final String BACK = "; it plays its last good version";
  private static final String SILENT = "; it is silent now";

  private final AtomicReference<Board> board;
  private final Reporter reporter;
  private final boolean live;
  private final Budget budget = Budget.standard();
  private final List<Cue> cues = new ArrayList<>();

  /** {@code live} if the clock will not wait for an answer. */
  Gatherer(AtomicReference<Board> board, Reporter reporter, boolean live) {
    this.board = board;
    this.live = live;
    this.reporter = reporter;
  }

  /**
   * The onsets of a span without a change of tempo, in order of time; valid until the next call.
   */
  List<Cue> cues(Span span) {
    cues.clear();
    Board b = board.get();
    for (Lane lane : b.lanes()) if (b.audible(lane)) gather(lane, span, b.tempo());
    for (Board.Once once : b.onces()) gather(once, span, b.tempo());
    cues.sort(Comparator.comparing(Cue::cycle));
    return cues;
  }

  private void gather(Lane lane, Span span, TempoMap tempo) {
    Lane.Version version = lane.current();
    if (version == null) return;
    String why = ask(lane.slot(), version.pattern, span, Rational.ZERO, tempo);
    if (why == null) return;
    board.updateAndGet(b -> b.replacing(lane.slot(), version, l -> l.without(version, why)));
    Lane back = lane.without(version, why);
    reporter.tell(lane.slot(), why + (back.playing() ? BACK : SILENT));
    if (back.playing()) gatherAgain(back, span, tempo);
  }

  /** The version before, in the same span; if that throws too, the lane is silent. */
  private void gatherAgain(Lane back, Span span, TempoMap tempo) {
    Lane.Version older = back.versions().getFirst();
    String why = ask(back.slot(), older.pattern, span, Rational.ZERO, tempo);
    if (why == null) return;
    board.updateAndGet(b -> b.replacing(back.slot(), older, l -> l.silencedWithout(older, why)));
    reporter.tell(back.slot(), why + SILENT);
  }

  private void gather(Board.Once once, Span span, TempoMap tempo) {
    Rational start = once.start();
    if (start == null) return;
    Rational begin = span.begin().minus(start);
    Rational end = span.end().minus(start).min(Rational.ONE);
    if (!begin.isBefore(end)) return;
    String why = ask(ONCE, once.pattern(), new Span(begin, end), start, tempo);
    if (why == null) return;
    board.updateAndGet(b -> b.without(once));
    reporter.tell(ONCE, why + "; it stops");
  }

  /** Adds the cues of a span, or nothing at all and says why it cannot. */
  private @Nullable String ask(
      String slot, Pattern pattern, Span span, Rational shift, TempoMap tempo) {
    int before = cues.size();
    Rational cps = tempo.cpsAt(span.begin().plus(shift));
    try {
      budget.refill();
      pattern.query(
          new Query(span, cps.toDouble(), budget, live),
          event -> take(slot, event, span, shift, tempo));
      return null;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | LinkageError e) {
      cues.subList(before, cues.size()).clear();
      return Playable.reason(e);
    }
  }

  private void take(String slot, Event event, Span span, Rational shift, TempoMap tempo) {
    budget.spend();
    var controls = Playable.controls(event);
    Span whole = event.whole();
    if (whole == null || !event.hasOnset() || !inside(whole.begin(), span)) return;
    Span moved = whole.shifted(shift);
    Rational cps = tempo.cpsAt(moved.begin());
    cues.add(
        new Cue(
            slot,
            tempo.nanosAt(moved.begin()),
            moved.width().dividedBy(cps).toDouble(),
            cps.toDouble(),
            moved,
            controls,
            event.sources()));
  }

  private static boolean inside(Rational onset, Span span) {
    return !onset.isBefore(span.begin()) && onset.isBefore(span.end());
  }
}
