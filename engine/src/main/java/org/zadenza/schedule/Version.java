// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Pattern;

/**
 * A pattern as it was played once; two plays of one pattern are two versions. Immutable but for the
 * begin of its {@link Blend}.
 */
final class Version {
  /** As the player gave it. */
  final Pattern pattern;

  /** How it comes in, or null when it has. */
  final @Nullable Blend blend;

  /** What is asked: the blend or the pattern, under {@code all}. */
  final Pattern heard;

  /** The text that made it, empty where nobody knows. */
  final String text;

  final boolean silent;

  private final Pattern arrival;

  private Version(
      Pattern pattern,
      @Nullable Blend blend,
      Pattern heard,
      Pattern arrival,
      String text,
      boolean silent) {
    this.pattern = pattern;
    this.blend = blend;
    this.heard = heard;
    this.arrival = arrival;
    this.text = text;
    this.silent = silent;
  }

  static Version silence() {
    Pattern none = Pattern.silence();
    return new Version(none, null, none, none, "", true);
  }

  /** Calls the player's function, so it may throw what that throws. The caller's thread. */
  static Version of(Pattern pattern, @Nullable Blend blend, String text, All all) {
    Pattern arrival = all.of(pattern);
    Pattern heard = blend == null ? arrival : all.of(blend);
    return new Version(pattern, blend, heard, arrival, text, false);
  }

  /** Under another function; where that throws, under none. The caller's thread. */
  Version under(All all) {
    if (silent) return this;
    try {
      return of(pattern, blend, text, all);
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      return of(pattern, blend, text, All.NONE);
    }
  }

  /** What the next version comes from. */
  Pattern sounding() {
    return blend == null ? pattern : blend;
  }

  /** When its transition is over: the pattern alone, or nothing. */
  Version arrived() {
    if (blend == null) return this;
    if (blend.endsSilent()) return silence();
    return new Version(pattern, null, arrival, arrival, text, silent);
  }

  /** Without a transition that runs, because the count of cycles jumps. */
  Version arrivedIfBegun() {
    return blend == null || blend.end() == null ? this : arrived();
  }

  /** What is left when this throws: without its transition, then without {@code all}, then null. */
  @Nullable Version simpler() {
    if (blend != null && !blend.endsSilent()) return arrived();
    if (silent || heard == pattern) return null;
    return new Version(pattern, null, pattern, pattern, text, false);
  }
}
