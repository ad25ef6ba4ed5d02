// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.doctor;

import java.util.Locale;

/**
 * One thing that was looked at.
 *
 * @param about what it is, one word
 * @param says what was found
 * @param advice what to do about it; may be empty
 */
public record Finding(String about, State state, String says, String advice) {
  /** How bad it is. */
  public enum State {
    /** As it should be. */
    GOOD,
    /** Absent or unusual; one can play without it. */
    NOTE,
    /** One cannot play like this. */
    BROKEN;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Finding good(String about, String says) {
    return new Finding(about, State.GOOD, says, "");
  }

  static Finding note(String about, String says, String advice) {
    return new Finding(about, State.NOTE, says, advice);
  }

  static Finding broken(String about, String says, String advice) {
    return new Finding(about, State.BROKEN, says, advice);
  }
}
