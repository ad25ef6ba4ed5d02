// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.zadenza.pattern.Pattern;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Snapshot;
import org.zadenza.sink.EventLogSink;
import org.zadenza.time.Rational;

/**
 * What each slot is to play, as far as the player knows it, and how what it sent differs from that.
 * The player's thread.
 */
final class Slots {
  /** Passages are compared at the latest after so many cycles. */
  private static final Rational LONGEST = Rational.of(2);

  private static final int MOST_VERSIONS = 31;

  /** What a slot plays, and from which cycle on its cues have not been compared. */
  static final class Part {
    Rational from;
    private Pattern pattern = Pattern.silence();
    private String text = "";
    private boolean muted;
    private boolean soloed;
    private boolean inTransition;
    private long nudgeNanos;

    private Part(Rational from) {
      this.from = from;
    }
  }

  /**
   * What a slot must have sent.
   *
   * @param text what it plays
   * @param from its first cycle; {@code beginNanos} is when that is, {@code to} and {@code
   *     endNanos} where it ends
   * @param wanted lines of cues
   */
  record Passage(
      String slot,
      String text,
      Rational from,
      Rational to,
      long beginNanos,
      long endNanos,
      List<String> wanted) {}

  private final Scheduler scheduler;
  private final UnaryOperator<Cue> turned;
  private final Findings findings;
  private final Map<String, Part> parts = new TreeMap<>();
  private boolean underAll;
  private long compared;
  private long ownFailures;
  private double longestSilence;

  /**
   * @param turned what a knob makes of a cue now
   */
  Slots(Scheduler scheduler, UnaryOperator<Cue> turned, Findings findings) {
    this.scheduler = scheduler;
    this.turned = turned;
    this.findings = findings;
  }

  Rational sentUpTo() {
    return scheduler.sentUpTo();
  }

  Part part(String slot) {
    return parts.computeIfAbsent(slot, _ -> new Part(sentUpTo()));
  }

  void forEach(BiConsumer<String, Part> work) {
    parts.forEach(work);
  }

  long nudgeNanos(String slot) {
    Part part = parts.get(slot);
    return part == null ? 0 : part.nudgeNanos;
  }

  /** A slot that was only asked about is on no board. */
  boolean isThere(String slot) {
    return scheduler.now().lanes().stream().anyMatch(lane -> lane.slot().equals(slot));
  }

  private Snapshot.LaneStatus lane(String slot) {
    for (Snapshot.LaneStatus lane : scheduler.now().lanes()) {
      if (lane.slot().equals(slot)) return lane;
    }
    throw new IllegalStateException("there is no slot " + slot);
  }

  /** Takes over what a slot plays now; true if it was muted or soloed, or is no longer. */
  boolean adopt(String slot, Part part) {
    Snapshot.LaneStatus lane = lane(slot);
    boolean fader = part.muted != lane.muted() || part.soloed != lane.soloed();
    part.pattern = lane.playing() ? lane.pattern() : Pattern.silence();
    part.text = lane.text();
    part.inTransition = lane.transition() != null;
    part.muted = lane.muted();
    part.soloed = lane.soloed();
    part.nudgeNanos = lane.nudgeNanos();
    int versions = scheduler.texts(slot).size();
    if (versions > MOST_VERSIONS) {
      findings.violated(slot + " remembers " + versions + " versions");
    }
    return fader;
  }

  /** Every slot of the board may play something else, also since {@code all} changes it. */
  void allChanged(Consumer<String> changed) {
    for (Snapshot.LaneStatus lane : scheduler.now().lanes()) changed.accept(lane.slot());
    underAll = !scheduler.now().all().isEmpty();
  }

  /** Whether what a slot sends is known: neither a transition nor {@code all} changes it. */
  boolean isKnown(Part part) {
    return !underAll && !part.inTransition;
  }

  boolean transitionIsOver(String slot, Part part) {
    return part.inTransition && lane(slot).transition() == null;
  }

  boolean isLong(Part part) {
    return !sentUpTo().minus(part.from).isBefore(LONGEST);
  }

  /** A pattern that throws while it plays loses its place: that is its own affair, and told. */
  boolean hasFailed(String slot, Part part) {
    if (!isThere(slot)) return false;
    Snapshot.LaneStatus lane = lane(slot);
    boolean same = lane.playing() ? lane.pattern() == part.pattern : part.text.isEmpty();
    if (lane.trouble() == null || same) return false;
    ownFailures++;
    findings.happens(slot + " has failed by itself: " + lane.trouble());
    return true;
  }

  /** What a slot is to have sent since it was compared last. */
  Passage passage(String slot, Part part, Rational to) {
    Oracle oracle = new Oracle(scheduler.tempo(), scheduler.origin(), scheduler.inputs().now());
    List<Cue> wanted =
        isAudible(part)
            ? oracle.cues(slot, part.pattern, part.nudgeNanos, part.from, to)
            : List.of();
    long begin = oracle.tempo().nanosAt(part.from);
    long end = oracle.tempo().nanosAt(to);
    List<String> lines = lines(wanted.stream().map(turned).toList());
    return new Passage(slot, part.text, part.from, to, begin, end, lines);
  }

  private boolean isAudible(Part part) {
    boolean anySolo = parts.values().stream().anyMatch(each -> each.soloed);
    return anySolo ? part.soloed : !part.muted;
  }

  /** Cues of one moment come in any order. */
  private static List<String> lines(List<Cue> cues) {
    return cues.stream().map(EventLogSink::line).sorted().toList();
  }

  /** Cue for cue: nothing missing, nothing twice, nothing else. */
  void compare(Passage passage, List<Cue> heard) {
    List<String> wanted = passage.wanted;
    List<String> sent = lines(heard);
    compared += wanted.size();
    if (wanted.equals(sent)) return;
    List<String> missing = without(wanted, sent);
    findings.violated(
        "%s from cycle %s to %s, %d cues wanted and %d sent, plays %s%n  missing: %s%n  more: %s"
            .formatted(
                passage.slot,
                passage.from,
                passage.to,
                wanted.size(),
                sent.size(),
                passage.text,
                missing.stream().limit(3).toList(),
                without(sent, wanted).stream().limit(3).toList()));
    if (missing.isEmpty()) return;
    double share = (double) missing.size() / wanted.size();
    double cycles = passage.to.minus(passage.from).toDouble();
    longestSilence = Math.max(longestSilence, share * cycles);
  }

  private static List<String> without(List<String> some, List<String> those) {
    List<String> out = new ArrayList<>(some);
    those.forEach(out::remove);
    return out;
  }

  /** How many cues were compared. */
  long compared() {
    return compared;
  }

  /** How many patterns failed while they played. */
  long ownFailures() {
    return ownFailures;
  }

  /**
   * In cycles, of slots that nothing touched: the share of a passage that is missing stands for how
   * long nothing was heard.
   */
  double longestSilence() {
    return longestSilence;
  }
}
