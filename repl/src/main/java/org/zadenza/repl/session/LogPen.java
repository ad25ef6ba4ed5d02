// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** What writes the lines of a session log. Any thread. */
interface LogPen extends AutoCloseable {
  /**
   * Returns when the text, with its line ends, is where a dead program cannot take it away.
   *
   * @throws IOException if it is not there; then none of it is, and it may be tried again
   */
  void write(String lines) throws IOException;

  /** Where it writes, if that is a file. */
  default Optional<Path> file() {
    return Optional.empty();
  }

  @Override
  void close() throws IOException;
}
