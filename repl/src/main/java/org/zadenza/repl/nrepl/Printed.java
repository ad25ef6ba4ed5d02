// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.io.Writer;
import java.util.Map;

/**
 * What an evaluation prints, on its way to who asked for it: at once where it is flushed, else when
 * there is enough of it. Any thread. Who prints faster than the other end reads waits there.
 */
final class Printed extends Writer {
  private static final int ENOUGH = 4096;

  private final Answering to;
  private final String kind;
  private final StringBuilder kept = new StringBuilder();
  private boolean muted;

  /**
   * @param kind {@code out} or {@code err}
   */
  Printed(Answering to, String kind) {
    this.to = to;
    this.kind = kind;
  }

  @Override
  public void write(char[] text, int from, int count) {
    write(new String(text, from, count));
  }

  @Override
  public void write(String text, int from, int count) {
    write(text.substring(from, from + count));
  }

  @Override
  public void write(String text) {
    boolean enough;
    synchronized (kept) {
      kept.append(text);
      enough = kept.length() >= ENOUGH;
    }
    if (enough) flush();
  }

  @Override
  public void flush() {
    String text;
    synchronized (kept) {
      text = muted ? "" : kept.toString();
      kept.setLength(0);
    }
    if (!text.isEmpty()) to.say(Map.of(kind, text));
  }

  /** Whatever is still printed goes nowhere. */
  void mute() {
    synchronized (kept) {
      muted = true;
      kept.setLength(0);
    }
  }

  @Override
  public void close() {
    flush();
  }
}
