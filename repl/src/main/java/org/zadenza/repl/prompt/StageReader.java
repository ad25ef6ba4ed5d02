// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import org.jline.keymap.KeyMap;
import org.jline.reader.Buffer;
import org.jline.reader.Reference;
import org.jline.reader.impl.LineReaderImpl;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.Status;

/**
 * A line reader that lets other threads change the status line without tearing the input, and to
 * which Ctrl-C is a key like any other.
 *
 * <p>Were Ctrl-C a signal while a line is read, the system would throw away what is typed before
 * it, and the reader what is typed until the signal arrives.
 */
final class StageReader extends LineReaderImpl {
  private static final String DROP_LINE = "zadenza-drop-line";

  private final Terminal.SignalHandler interrupt;

  /**
   * @param interrupt what Ctrl-C does while no line is read
   */
  StageReader(Terminal terminal, Terminal.SignalHandler interrupt) throws IOException {
    super(terminal, "zadenza");
    this.interrupt = interrupt;
    terminal.handle(Terminal.Signal.INT, interrupt);
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlag(Attributes.LocalFlag.NOFLSH, true);
    terminal.setAttributes(attributes);
    getWidgets().put(CALLBACK_INIT, this::takeCtrlCAsKey);
    getWidgets().put(DROP_LINE, this::dropLine);
    for (String map : List.of(EMACS, VIINS, VICMD)) {
      getKeyMaps().get(map).bind(new Reference(DROP_LINE), KeyMap.ctrl('C'));
    }
  }

  /** When a line begins; a signal that comes late belongs to what was evaluated before. */
  private boolean takeCtrlCAsKey() {
    Attributes attributes = terminal.getAttributes();
    attributes.setLocalFlag(Attributes.LocalFlag.ISIG, false);
    terminal.setAttributes(attributes);
    terminal.handle(Terminal.Signal.INT, interrupt);
    Thread.interrupted();
    return true;
  }

  /** Has a key do something while a line is typed; it beeps where that answers false. */
  void bind(String name, String key, Predicate<Buffer> what) {
    getWidgets().put(name, () -> what.test(getBuffer()));
    for (String map : List.of(EMACS, VIINS)) getKeyMaps().get(map).bind(new Reference(name), key);
  }

  private boolean dropLine() {
    state = State.INTERRUPT;
    return true;
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
