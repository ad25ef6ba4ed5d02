// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;

/** What writes the lines of a session log. Any thread. */
interface LogPen extends AutoCloseable {
  /** Returns when the text, with its line ends, is where a dead program cannot take it away. */
  void write(String lines) throws IOException;

  @Override
  void close() throws IOException;
}
