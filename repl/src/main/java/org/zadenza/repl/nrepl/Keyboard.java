// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.io.InterruptedIOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/** What an evaluation reads: where nothing is there, the editor is asked for it. */
final class Keyboard extends Reader {
  private static final int MOST = 1 << 20;

  private final StringBuilder typed = new StringBuilder();
  private boolean ended;
  private @Nullable Runnable asks;

  /** Who is asked from now on. */
  void asks(Runnable editor) {
    synchronized (lock) {
      asks = editor;
    }
  }

  /** The editor sends some; an empty text is the end of all. False if too much lies here. */
  boolean type(String text) {
    synchronized (lock) {
      if (typed.length() + text.length() > MOST) return false;
      typed.append(text);
      ended = text.isEmpty();
      lock.notifyAll();
      return true;
    }
  }

  @Override
  public int read(char[] into, int from, int count) throws InterruptedIOException {
    ask();
    synchronized (lock) {
      while (typed.isEmpty() && !ended) await();
      if (typed.isEmpty()) {
        ended = false;
        return -1;
      }
      int read = Math.min(count, typed.length());
      typed.getChars(0, read, into, from);
      typed.delete(0, read);
      return read;
    }
  }

  /** Outside of the lock: asking may wait for the other end. */
  private void ask() {
    Runnable editor;
    synchronized (lock) {
      editor = typed.isEmpty() && !ended ? asks : null;
    }
    if (editor != null) editor.run();
  }

  private void await() throws InterruptedIOException {
    try {
      lock.wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("nobody typed");
    }
  }

  @Override
  public boolean ready() {
    synchronized (lock) {
      return !typed.isEmpty();
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      typed.setLength(0);
    }
  }
}
