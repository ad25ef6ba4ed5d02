// SPDX-License-Identifier: Apache-2.0
package org.zadenza.realtime;

/**
 * What the machine granted a thread that must wake in time.
 *
 * @param realTime true if it runs before every ordinary thread
 * @param says what was granted or refused, for the player
 * @param advice what to do about it; may be empty
 */
public record ThreadPriority(boolean realTime, String says, String advice) {
  /** Before anybody asked. */
  public static final ThreadPriority UNASKED = new ThreadPriority(false, "not asked for", "");

  static ThreadPriority granted(String says) {
    return new ThreadPriority(true, says, "");
  }

  static ThreadPriority refused(String says, String advice) {
    return new ThreadPriority(false, says, advice);
  }
}
