// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Pattern;

/**
 * One slot of the board: what it plays, and what it played before. Immutable.
 *
 * @param slot its name
 * @param versions what it plays first, then what it played before, newest first
 * @param muted whether the player muted it
 * @param soloed whether the player soloed it
 * @param trouble what last went wrong while it played, or null
 */
record Lane(
    String slot, List<Version> versions, boolean muted, boolean soloed, @Nullable String trouble) {

  /** How many versions a lane can hold: what plays, and what undo can bring back. */
  static final int DEPTH = 16;

  /** A pattern as it was played once; two plays of one pattern are two versions. */
  static final class Version {
    final Pattern pattern;
    final boolean silent;

    Version(Pattern pattern, boolean silent) {
      this.pattern = pattern;
      this.silent = silent;
    }
  }

  static Lane empty(String slot) {
    return new Lane(slot, List.of(), false, false, null);
  }

  boolean playing() {
    return !versions.isEmpty() && !versions.getFirst().silent;
  }

  @Nullable Version current() {
    return versions.isEmpty() ? null : versions.getFirst();
  }

  Lane with(Pattern pattern) {
    return pushed(new Version(pattern, false));
  }

  /** Silence is a version too, so that undo brings back what played before it. */
  Lane silenced() {
    return playing() ? pushed(new Version(Pattern.silence(), true)) : this;
  }

  private Lane pushed(Version version) {
    List<Version> out = new ArrayList<>(Math.min(DEPTH, versions.size() + 1));
    out.add(version);
    out.addAll(versions.subList(0, Math.min(versions.size(), DEPTH - 1)));
    return new Lane(slot, List.copyOf(out), muted, soloed, null);
  }

  /** Back to the version before, or null where there is none. */
  @Nullable Lane undone() {
    if (versions.size() < 2) return null;
    return new Lane(slot, versions.subList(1, versions.size()), muted, soloed, null);
  }

  /** Without the version that threw: back to the one before, or silent. */
  Lane without(Version broken, String why) {
    List<Version> rest = versions.stream().filter(v -> v != broken).toList();
    return new Lane(slot, rest, muted, soloed, why);
  }

  /** Silent because the version before threw too; what played earlier is left to undo. */
  Lane silencedWithout(Version broken, String why) {
    Lane out = without(broken, why).silenced();
    return new Lane(slot, out.versions, muted, soloed, why);
  }

  Lane withMuted(boolean on) {
    return new Lane(slot, versions, on, soloed, trouble);
  }

  Lane withSoloed(boolean on) {
    return new Lane(slot, versions, muted, on, trouble);
  }
}
