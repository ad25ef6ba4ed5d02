// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.zadenza.pattern.Pattern;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.sink.EventLogSink;
import org.zadenza.time.Rational;

/**
 * What each slot is to play, as far as the player knows it, compared with what it sends, cue for
 * cue: nothing missing, nothing twice, nothing else. Slots that a transition or {@code all} changes
 * are left out until that is over. The thread of the player, which is the one that sends, too.
 */
final class Score implements World.Keeper, CueBook.Reader {
  /** Passages are compared at the latest after so many cycles. */
  private static final Rational LONGEST = Rational.of(2);

  private static final class Part {
    private Pattern pattern = Pattern.silence();
    private String text = "";
    private boolean muted;
    private boolean soloed;
    private boolean inTransition;
    private long nudgeNanos;
    private Rational from;
    private final List<Cue> heard = new ArrayList<>();

    private Part(Rational from) {
      this.from = from;
    }
  }

  private final Scheduler scheduler;
  private final Findings findings;
  private final UnaryOperator<Cue> turned;
  private final Map<String, Part> parts = new TreeMap<>();
  private boolean underAll;
  private boolean standsStill;
  private long compared;
  private long ownFailures;
  private double longestSilence;

  /**
   * @param turned what a knob makes of a cue now
   */
  Score(Scheduler scheduler, UnaryOperator<Cue> turned, Findings findings) {
    this.scheduler = scheduler;
    this.turned = turned;
    this.findings = findings;
  }

  private Part part(String slot) {
    return parts.computeIfAbsent(slot, _ -> new Part(scheduler.sentUpTo()));
  }

  @Override
  public long nudgeNanos(String slot) {
    Part part = parts.get(slot);
    return part == null ? 0 : part.nudgeNanos;
  }

  @Override
  public void heard(Cue cue) {
    part(cue.slot()).heard.add(cue);
  }

  /** Compares all that was sent up to now. */
  @Override
  public void settle() {
    parts.forEach(this::compare);
  }

  @Override
  public void changed(String slot) {
    if (!isThere(slot)) return;
    Part part = part(slot);
    compare(slot, part);
    adopt(slot, part);
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
    for (Snapshot.LaneStatus lane : scheduler.now().lanes())
      if (lane.slot().equals(slot)) return lane;
    throw new IllegalStateException("there is no slot " + slot);
  }

  private void adopt(String slot, Part part) {
    Snapshot.LaneStatus lane = lane(slot);
    part.pattern = lane.playing() ? lane.pattern() : Pattern.silence();
    part.text = lane.text();
    part.inTransition = lane.transition() != null;
    part.muted = lane.muted();
    part.soloed = lane.soloed();
    part.nudgeNanos = lane.nudgeNanos();
    List<String> texts = scheduler.texts(slot);
    if (texts.size() > 31) findings.violated(slot + " remembers " + texts.size() + " versions");
  }

  /** The machine stands still for so long that cues may be left out; nothing is compared. */
  void standsStill(boolean now) {
    standsStill = now;
    if (now) settle();
    else forgive();
  }

  private void forgive() {
    for (Part part : parts.values()) {
      part.heard.clear();
      part.from = scheduler.sentUpTo();
    }
  }

  /** After each step. */
  void stepped() {
    if (standsStill) return;
    Rational sent = scheduler.sentUpTo();
    parts.forEach(
        (slot, part) -> {
          if (part.inTransition && lane(slot).transition() == null) {
            compare(slot, part);
            adopt(slot, part);
          } else if (!sent.minus(part.from).isBefore(LONGEST)) {
            compare(slot, part);
          }
        });
  }

  private boolean audible(Part part) {
    boolean anySolo = parts.values().stream().anyMatch(each -> each.soloed);
    return anySolo ? part.soloed : !part.muted;
  }

  private void compare(String slot, Part part) {
    Rational to = scheduler.sentUpTo();
    if (!underAll && !part.inTransition && part.from.isBefore(to)) compare(slot, part, to);
    part.heard.clear();
    part.from = to;
  }

  private void compare(String slot, Part part, Rational to) {
    if (hasFailed(slot, part)) return;
    Oracle oracle = new Oracle(scheduler.tempo(), scheduler.origin(), scheduler.inputs().now());
    List<Cue> wanted =
        audible(part) ? oracle.cues(slot, part.pattern, part.nudgeNanos, part.from, to) : List.of();
    compared += wanted.size();
    List<String> expected = lines(wanted.stream().map(turned).toList());
    List<String> actual = lines(part.heard);
    if (expected.equals(actual)) return;
    findings.violated(difference(slot, part, to, expected, actual));
    if (actual.size() < expected.size()) silence(to.minus(part.from), expected, actual);
  }

  /** A pattern that throws while it plays loses its place: that is its own affair, and told. */
  private boolean hasFailed(String slot, Part part) {
    if (!isThere(slot)) return false;
    Snapshot.LaneStatus lane = lane(slot);
    boolean same = lane.playing() ? lane.pattern() == part.pattern : part.text.isEmpty();
    if (lane.trouble() == null || same) return false;
    ownFailures++;
    findings.happens(slot + " has failed by itself: " + lane.trouble());
    adopt(slot, part);
    return true;
  }

  private static List<String> lines(List<Cue> cues) {
    return cues.stream().map(EventLogSink::line).sorted().toList();
  }

  /** The share of a passage that is missing stands for how long nothing was heard. */
  private void silence(Rational length, List<String> expected, List<String> actual) {
    double missing = (double) (expected.size() - actual.size()) / expected.size();
    longestSilence = Math.max(longestSilence, length.toDouble() * missing);
  }

  private static String difference(
      String slot, Part part, Rational to, List<String> expected, List<String> actual) {
    List<String> missing = new ArrayList<>(expected);
    actual.forEach(missing::remove);
    List<String> more = new ArrayList<>(actual);
    expected.forEach(more::remove);
    return "%s from cycle %s to %s, %d cues wanted and %d sent, plays %s%n  missing: %s%n  more: %s"
        .formatted(
            slot,
            part.from,
            to,
            expected.size(),
            actual.size(),
            part.text,
            missing.stream().limit(3).toList(),
            more.stream().limit(3).toList());
  }

  /** How many cues were compared. */
  long compared() {
    return compared;
  }

  /** How many patterns failed while they played. */
  long ownFailures() {
    return ownFailures;
  }

  /** In cycles, of slots that nothing touched. */
  double longestSilence() {
    return longestSilence;
  }

  /** Whether a slot plays anything. */
  boolean plays(String slot) {
    Part part = parts.get(slot);
    return part != null && !Objects.equals(part.text, "");
  }
}
