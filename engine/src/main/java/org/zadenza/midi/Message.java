// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import org.jspecify.annotations.Nullable;

/** A message on its way to an outlet. Reused: made once, filled again and again. */
final class Message {
  /** What goes first of all that is due at one moment: the smaller number. */
  static final int RANK_CLOCK = 0;

  static final int RANK_OFF = 1;
  static final int RANK_CONTROL = 2;
  static final int RANK_ON = 3;
  static final int RANK_AFTER = 4;

  /** Who sent it: a slot's cue, which hush takes back; a hand on a keyboard; the beat clock. */
  enum Origin {
    SLOT,
    HAND,
    BEAT
  }

  /** Session time at which it is handed to the port. */
  long dueNanos;

  /** Session time at which it is meant to be on the wire. */
  long nanos;

  /** Of a key that goes down: when it goes up, or {@link Long#MAX_VALUE} if a hand will say so. */
  long endNanos;

  /** As {@link Wire} has it; 0 for a long message. */
  int bytes;

  int rank;
  Origin origin = Origin.SLOT;

  /** How often all had been hushed when it was made. */
  int epoch;

  /** Names one pressing of a key, so that its end never cuts off a later pressing. */
  long serial;

  @Nullable Outlet outlet;

  /** A message of more than three bytes, or null. */
  byte @Nullable [] longBytes;

  /** The place in the ring, or the order in which it came. */
  long ticket;

  void copy(Message from) {
    dueNanos = from.dueNanos;
    nanos = from.nanos;
    endNanos = from.endNanos;
    bytes = from.bytes;
    rank = from.rank;
    origin = from.origin;
    epoch = from.epoch;
    serial = from.serial;
    outlet = from.outlet;
    longBytes = from.longBytes;
  }

  boolean isBefore(Message other) {
    if (dueNanos != other.dueNanos) return dueNanos < other.dueNanos;
    if (rank != other.rank) return rank < other.rank;
    return ticket < other.ticket;
  }
}
