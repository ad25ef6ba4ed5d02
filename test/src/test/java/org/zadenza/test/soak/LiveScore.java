// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.zadenza.clock.Clock;
import org.zadenza.pattern.Pattern;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.sink.EventLogSink;
import org.zadenza.time.Rational;

/**
 * {@link Score} of a session whose threads run: a passage is compared when all of it must have been
 * sent, and one begins some cycles after a change, since the planning thread takes changes in when
 * it comes to them. A slot that nothing changes is compared without a gap.
 */
final class LiveScore implements World.Keeper, CueBook.Reader {
  private static final Rational AFTER_CHANGE = Rational.of(3);
  private static final Rational LONGEST = Rational.of(2);
  private static final long SENT_NANOS = 2 * Clock.NANOS_PER_SECOND;

  private static final class Part {
    private Pattern pattern = Pattern.silence();
    private String text = "";
    private boolean muted;
    private boolean soloed;
    private boolean inTransition;
    private Rational from = Rational.ZERO;
  }

  /**
   * What a slot must have sent.
   *
   * @param beginNanos of the passage, as {@code endNanos}
   */
  private record Passage(
      String slot, String text, long beginNanos, long endNanos, List<String> wanted) {}

  private final Scheduler scheduler;
  private final Clock clock;
  private final UnaryOperator<Cue> turned;
  private final Findings findings;
  private final Map<String, Part> parts = new TreeMap<>();
  private final Deque<Passage> passages = new ArrayDeque<>();
  private final Map<String, Deque<Cue>> heard = new HashMap<>();
  private boolean underAll;
  private long compared;
  private long ownFailures;
  private double longestSilence;

  /**
   * @param turned what a knob makes of a cue now
   */
  LiveScore(Scheduler scheduler, Clock clock, UnaryOperator<Cue> turned, Findings findings) {
    this.scheduler = scheduler;
    this.clock = clock;
    this.turned = turned;
    this.findings = findings;
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
    parts.forEach(this::endPassage);
  }

  @Override
  public void changed(String slot) {
    if (!isThere(slot)) return;
    Part part = parts.computeIfAbsent(slot, _ -> new Part());
    Snapshot.LaneStatus lane = lane(slot);
    boolean wasHeard = part.muted == lane.muted() && part.soloed == lane.soloed();
    part.pattern = lane.playing() ? lane.pattern() : Pattern.silence();
    part.text = lane.text();
    part.inTransition = lane.transition() != null;
    part.muted = lane.muted();
    part.soloed = lane.soloed();
    part.from = later();
    if (!wasHeard) parts.values().forEach(each -> each.from = later());
  }

  private Rational later() {
    return scheduler.sentUpTo().plus(AFTER_CHANGE);
  }

  @Override
  public void allChanged() {
    for (Snapshot.LaneStatus lane : scheduler.now().lanes()) changed(lane.slot());
    underAll = !scheduler.now().all().isEmpty();
  }

  /** A slot that was only asked about is on no board. */
  private boolean isThere(String slot) {
    return scheduler.now().lanes().stream().anyMatch(lane -> lane.slot().equals(slot));
  }

  private Snapshot.LaneStatus lane(String slot) {
    for (Snapshot.LaneStatus lane : scheduler.now().lanes()) {
      if (lane.slot().equals(slot)) return lane;
    }
    throw new IllegalStateException("there is no slot " + slot);
  }

  /** Every now and then. */
  void turn() {
    Rational sent = scheduler.sentUpTo();
    parts.forEach(
        (slot, part) -> {
          if (part.inTransition && lane(slot).transition() == null) changed(slot);
          else if (!sent.minus(part.from).isBefore(LONGEST)) endPassage(slot, part);
        });
    while (!passages.isEmpty() && passages.peekFirst().endNanos + SENT_NANOS < clock.nanos()) {
      compare(passages.removeFirst());
    }
  }

  private void endPassage(String slot, Part part) {
    Rational to = scheduler.sentUpTo();
    if (!part.from.isBefore(to)) return;
    Rational from = part.from;
    part.from = to;
    if (underAll || part.inTransition || hasFailed(slot, part)) return;
    Oracle oracle = new Oracle(scheduler.tempo(), scheduler.origin(), scheduler.inputs().now());
    List<String> wanted =
        audible(part)
            ? oracle.cues(slot, part.pattern, 0, from, to).stream()
                .map(turned)
                .map(EventLogSink::line)
                .sorted()
                .toList()
            : List.of();
    long begin = oracle.tempo().nanosAt(from);
    long end = oracle.tempo().nanosAt(to);
    passages.addLast(new Passage(slot, part.text, begin, end, wanted));
  }

  private boolean audible(Part part) {
    boolean anySolo = parts.values().stream().anyMatch(each -> each.soloed);
    return anySolo ? part.soloed : !part.muted;
  }

  private boolean hasFailed(String slot, Part part) {
    if (!isThere(slot)) return false;
    Snapshot.LaneStatus lane = lane(slot);
    boolean same = lane.playing() ? lane.pattern() == part.pattern : part.text.isEmpty();
    if (lane.trouble() == null || same) return false;
    ownFailures++;
    findings.happens(slot + " has failed by itself: " + lane.trouble());
    changed(slot);
    return true;
  }

  private void compare(Passage passage) {
    List<String> actual = new ArrayList<>();
    synchronized (heard) {
      Deque<Cue> cues = heard.computeIfAbsent(passage.slot, _ -> new ArrayDeque<>());
      while (!cues.isEmpty() && cues.peekFirst().nanos() < passage.endNanos) {
        Cue cue = cues.removeFirst();
        if (cue.nanos() >= passage.beginNanos) actual.add(EventLogSink.line(cue));
      }
    }
    actual.sort(null);
    compared += passage.wanted.size();
    if (actual.equals(passage.wanted)) return;
    List<String> missing = new ArrayList<>(passage.wanted);
    actual.forEach(missing::remove);
    List<String> more = new ArrayList<>(actual);
    passage.wanted.forEach(more::remove);
    if (!missing.isEmpty()) {
      double seconds = (passage.endNanos - passage.beginNanos) * 1e-9;
      double share = (double) missing.size() / passage.wanted.size();
      longestSilence = Math.max(longestSilence, share * seconds * scheduler.nextCps().toDouble());
    }
    findings.violated(
        "%s, %d cues wanted and %d sent, plays %s%n  missing: %s%n  more: %s"
            .formatted(
                passage.slot,
                passage.wanted.size(),
                actual.size(),
                passage.text,
                missing.stream().limit(3).toList(),
                more.stream().limit(3).toList()));
  }

  long compared() {
    return compared;
  }

  long ownFailures() {
    return ownFailures;
  }

  /** In cycles, of slots that nothing touched. */
  double longestSilence() {
    return longestSilence;
  }
}
