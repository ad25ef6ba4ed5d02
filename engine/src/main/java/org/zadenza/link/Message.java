// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** What peers say to each other. */
sealed interface Message {
  /** How long a peer may be silent before it counts as gone. */
  int TTL_SECONDS = 5;

  /** What a peer holds to be true. */
  record State(Timeline timeline, NodeId session, StartStop startStop) {}

  /**
   * A peer tells its state.
   *
   * @param answer whether it answers somebody else's
   * @param ttlSeconds until when it counts as present
   * @param measured where it answers pings, or null
   */
  record Presence(
      boolean answer,
      NodeId node,
      int ttlSeconds,
      State state,
      @Nullable InetSocketAddress measured)
      implements Message {}

  /** A peer leaves. */
  record Farewell(NodeId node) implements Message {}

  /**
   * Asks what ghost time it is.
   *
   * @param hostTime the asker's clock when it asked
   * @param previousGhost what the last answer said, or 0
   */
  record Ping(long hostTime, long previousGhost) implements Message {}

  /**
   * Answers a {@link Ping}, whose numbers it carries back.
   *
   * @param session whose ghost time it is
   * @param ghost the ghost time when it was answered
   */
  record Pong(NodeId session, long ghost, long hostTime, long previousGhost) implements Message {}
}
