// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import org.zadenza.schedule.Cue;

/**
 * One end of the way of the data.
 *
 * <p>{@link #accept} is called on the clock's thread, ahead of the cue's time, in order of onset
 * within a tick; it must return at once and must not throw for a cue that it cannot play (it counts
 * and reports it). {@link #close} may be called on any thread, once.
 */
@FunctionalInterface
public interface Sink extends AutoCloseable {
  void accept(Cue cue);

  @Override
  default void close() {}
}
