// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.io.IOException;
import java.util.List;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/** A line reader that lets other threads change the status line without tearing the input. */
final class StageReader extends LineReaderImpl {
  StageReader(Terminal terminal) throws IOException {
    super(terminal, "zadenza");
  }

  /** Shows lines at the foot of the screen. Any thread; does nothing between two inputs. */
  void showStatus(List<AttributedString> lines) {
    lock.lock();
    try {
      Status status = Status.getStatus(getTerminal());
      if (reading && status != null) status.update(lines);
    } finally {
      lock.unlock();
    }
  }
}
