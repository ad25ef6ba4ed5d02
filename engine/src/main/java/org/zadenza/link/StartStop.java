// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

/**
 * Whether a session plays, for those who wish to start and stop together.
 *
 * @param beat the session's beat, in millionths, at which it starts or stops
 * @param timestamp when somebody asked for it, in microseconds of ghost time; the later one holds
 */
record StartStop(boolean playing, long beat, long timestamp) {
  /** Nobody has asked for anything. */
  static final StartStop NEVER = new StartStop(false, 0, 0);
}
