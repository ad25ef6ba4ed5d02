// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/**
 * One slot of the board: what it plays, and what it played before. Immutable.
 *
 * @param slot its name
 * @param versions what it plays first, then what it played before, newest first
 * @param undone what redo brings back, the last undone first
 * @param since the cycle from which it plays its first version, or null until the tick says so
 * @param fader how it is heard
 * @param trouble what last went wrong while it played, or null
 */
record Lane(
    String slot,
    List<Version> versions,
    List<Version> undone,
    @Nullable Rational since,
    Fader fader,
    @Nullable String trouble) {

  /** How many versions a lane can hold: what plays, and what undo can bring back. */
  static final int DEPTH = 16;

  /**
   * What the player set by hand.
   *
   * @param nudgeNanos how much later every cue of the slot comes
   */
  record Fader(boolean muted, boolean soloed, long nudgeNanos) {
    static final Fader OPEN = new Fader(false, false, 0);
  }

  static Lane empty(String slot) {
    return new Lane(slot, List.of(), List.of(), null, Fader.OPEN, null);
  }

  boolean playing() {
    return !versions.isEmpty() && !versions.getFirst().silent;
  }

  @Nullable Version current() {
    return versions.isEmpty() ? null : versions.getFirst();
  }

  boolean muted() {
    return fader.muted;
  }

  boolean soloed() {
    return fader.soloed;
  }

  /** What a transition comes from. */
  Pattern sounding() {
    return playing() ? versions.getFirst().sounding() : Pattern.silence();
  }

  /**
   * Plays a pattern by way of a transition, or at once. Meets the player's functions. The caller's
   * thread.
   */
  Lane with(Pattern pattern, String text, @Nullable Transition transition, All all) {
    Blend blend = transition == null ? null : new Blend(transition, sounding(), pattern);
    return with(Version.of(pattern, blend, text, all));
  }

  /** Plays a version, which ends what was left to redo. */
  private Lane with(Version version) {
    List<Version> out = new ArrayList<>(Math.min(DEPTH, versions.size() + 1));
    out.add(version);
    out.addAll(versions.subList(0, Math.min(versions.size(), DEPTH - 1)));
    return playing(List.copyOf(out), List.of());
  }

  private Lane playing(List<Version> newVersions, List<Version> newUndone) {
    return new Lane(slot, newVersions, newUndone, null, fader, null);
  }

  /** Silence is a version too, so that undo brings back what played before it. */
  Lane silenced() {
    return playing() ? with(Version.silence()) : this;
  }

  /** Back to the version before, or null where there is none. */
  @Nullable Lane back() {
    if (versions.size() < 2) return null;
    List<Version> kept = new ArrayList<>(undone.size() + 1);
    kept.add(versions.getFirst());
    kept.addAll(undone);
    return playing(versions.subList(1, versions.size()), List.copyOf(kept));
  }

  /**
   * With those of its versions that were written so, in this order, newest first; an empty text is
   * silence. What it does not know is left out; null where that is the first.
   */
  @Nullable Lane recalling(List<String> texts) {
    List<Version> known = new ArrayList<>(versions);
    known.addAll(undone);
    List<Version> out = new ArrayList<>();
    for (String text : texts) {
      Version found = text.isEmpty() ? Version.silence() : written(text, known);
      if (found != null) out.add(found);
      else if (out.isEmpty()) return null;
    }
    return playing(List.copyOf(out.subList(0, Math.min(DEPTH, out.size()))), List.of());
  }

  private static @Nullable Version written(String text, List<Version> versions) {
    for (Version version : versions) if (version.text.equals(text)) return version;
    return null;
  }

  /** What was undone last again, or null where there is nothing. */
  @Nullable Lane forth() {
    if (undone.isEmpty()) return null;
    List<Version> out = new ArrayList<>(versions.size() + 1);
    out.add(undone.getFirst());
    out.addAll(versions);
    return playing(List.copyOf(out), undone.subList(1, undone.size()));
  }

  /** Without the version that threw: back to the one before, or silent. */
  Lane without(Version broken, String why) {
    List<Version> rest = versions.stream().filter(v -> v != broken).toList();
    return new Lane(slot, rest, undone, null, fader, why);
  }

  /** With another in place of a version that threw. */
  Lane replacing(Version broken, Version by, String why) {
    List<Version> out = versions.stream().map(v -> v == broken ? by : v).toList();
    return new Lane(slot, out, undone, since, fader, why);
  }

  /** Silent because the version before threw too; what played earlier is left to undo. */
  Lane silencedWithout(Version broken, String why) {
    Lane out = without(broken, why).silenced();
    return new Lane(slot, out.versions, undone, null, fader, why);
  }

  /** Every version, also those to be undone and redone, changed. */
  Lane map(UnaryOperator<Version> change) {
    return new Lane(
        slot,
        versions.stream().map(change).toList(),
        undone.stream().map(change).toList(),
        since,
        fader,
        trouble);
  }

  /** With the count of cycles moved back; a transition cannot span two counts, so it is over. */
  Lane recounted(Rational by) {
    Lane out = map(Version::arrivedIfBegun);
    Rational moved = since == null ? null : since.minus(by);
    return new Lane(slot, out.versions, out.undone, moved, fader, trouble);
  }

  /** Where its transition is over, as the player counts; null where it is in none that began. */
  @Nullable Rational blendEnd() {
    if (versions.isEmpty()) return null;
    Blend blend = versions.getFirst().blend;
    return blend == null ? null : blend.end();
  }

  /** True if {@link #settled} would change nothing. */
  boolean isSettled(Rational at) {
    return versions.isEmpty() || (since != null && !isOver(versions.getFirst(), at));
  }

  private static boolean isOver(Version version, Rational at) {
    if (version.blend == null) return false;
    Rational end = version.blend.end();
    return end != null && end.compareTo(at) <= 0;
  }

  /**
   * What waited begins at {@code at}, a transition that is over by then is gone. Clock's thread.
   */
  Lane settled(Rational at) {
    if (isSettled(at)) return this;
    for (Version v : versions) if (v.blend != null) v.blend.beginAt(at);
    return new Lane(
        slot,
        versions.stream().map(v -> isOver(v, at) ? v.arrived() : v).toList(),
        undone,
        since == null ? at : since,
        fader,
        trouble);
  }

  Lane withFader(UnaryOperator<Fader> change) {
    return new Lane(slot, versions, undone, since, change.apply(fader), trouble);
  }

  Lane withMuted(boolean on) {
    return withFader(f -> new Fader(on, f.soloed, f.nudgeNanos));
  }

  Lane withSoloed(boolean on) {
    return withFader(f -> new Fader(f.muted, on, f.nudgeNanos));
  }

  Lane withNudge(long nanos) {
    return withFader(f -> new Fader(f.muted, f.soloed, nanos));
  }
}
