// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

/** What shows the music in a browser, and is open or not. Any thread. */
public interface PageDoor extends AutoCloseable {
  /**
   * Opens it, if it is not, and answers an address that a browser can enter by once.
   *
   * @param port where, or 0 for where it is open already, or else any free one
   * @throws java.io.UncheckedIOException with a sentence for the player if the port is taken
   */
  String open(int port);

  /** Has a browser on this machine go there; false where there is none. */
  boolean show(String address);

  /** How it does, in a line; empty while it is closed. */
  String text();

  /** Closes it; it can be opened again. */
  @Override
  void close();
}
