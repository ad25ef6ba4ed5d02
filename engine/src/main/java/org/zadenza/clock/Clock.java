// SPDX-License-Identifier: Apache-2.0
package org.zadenza.clock;

/**
 * Session time: nanoseconds since the session began, never going backwards. Any thread.
 *
 * <p>Nothing outside this package reads the machine's clocks.
 */
@FunctionalInterface
public interface Clock {
  long NANOS_PER_SECOND = 1_000_000_000L;

  long nanos();
}
