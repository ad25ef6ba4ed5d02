// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Stands in for {@code System.out} and {@code System.err} while editors are served: what is printed
 * on a thread that evaluates for one goes to that one, all else where it went before.
 */
final class SystemOut implements AutoCloseable {
  private static final ScopedValue<Evaluating> HERE = ScopedValue.newInstance();

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;

  private record Evaluating(Printed out, Printed err) {}

  private SystemOut() {}

  static SystemOut stand() {
    SystemOut stand = new SystemOut();
    System.setOut(new PrintStream(stand.new Fork(stand.out, true), true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(stand.new Fork(stand.err, false), true, StandardCharsets.UTF_8));
    return stand;
  }

  /** Does something; what it prints on this thread goes there. */
  static void to(Printed out, Printed err, Runnable work) {
    ScopedValue.where(HERE, new Evaluating(out, err)).run(work);
  }

  private final class Fork extends OutputStream {
    private final PrintStream usual;
    private final boolean plain;

    private Fork(PrintStream usual, boolean plain) {
      this.usual = usual;
      this.plain = plain;
    }

    @Override
    public void write(int one) {
      write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      if (!HERE.isBound()) {
        usual.write(bytes, from, count);
        return;
      }
      Evaluating here = HERE.get();
      (plain ? here.out : here.err).write(new String(bytes, from, count, StandardCharsets.UTF_8));
    }

    @Override
    public void flush() {
      if (!HERE.isBound()) usual.flush();
      else if (plain) HERE.get().out.flush();
      else HERE.get().err.flush();
    }
  }

  @Override
  public void close() {
    System.setOut(out);
    System.setErr(err);
  }
}
