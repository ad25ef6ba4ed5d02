// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

/** What happens in a session. Called on the link's thread; must return at once. */
public interface LinkListener {
  /** Hears nothing. */
  LinkListener SILENT = new LinkListener() {};

  /** The number of other peers in the session has changed. */
  default void peers(int count) {}

  /** Another peer has changed the tempo, or another session with its tempo was joined. */
  default void tempo(double bpm) {}

  /**
   * Another peer has started or stopped, if that is followed.
   *
   * @param nanos session time of this host at which it takes effect, past or future
   */
  default void startStop(boolean playing, long nanos) {}

  /** Something failed; the peer goes on. A sentence for the player. */
  default void trouble(String message) {}
}
