// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/**
 * How long an evaluation takes as the prompt does it, and from an editor and back, in turns in one
 * JVM. A program, not a test: it asserts nothing and prints medians and 99 in 100.
 */
final class RoundTrips {
  private static final int WARM = 300;
  private static final int MEASURED = 500;

  private RoundTrips() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createTempDirectory("round-trips");
    try (Session session =
            Session.on(
                new ManualClock(),
                Session.DEFAULT_CPS,
                Timing.LIVE,
                SessionLog.none(),
                Reporter.SILENT);
        Editors editors = new Editors(session, Set::of);
        Evaluations prompt = new Evaluations("prompt", 1)) {
      editors.open(0, folder);
      try (Peer peer = new Peer(editors.port())) {
        for (String code : List.of("3", "(+ 1 2)", "(d1 (every 4 rev (s \"bd*2 <sn cp>\")))")) {
          measure(
              code,
              () ->
                  prompt
                      .begin(
                          () ->
                              session.evaluate(
                                  session.tongues().typed(Language.CLOJURE, code).getFirst()))
                      .orElseThrow()
                      .await(),
              () -> peer.ask("op", "eval", "code", code));
        }
      }
    }
  }

  private static void measure(String code, Callable<?> prompt, Callable<?> editor)
      throws Exception {
    double[] atPrompt = new double[MEASURED];
    double[] inEditor = new double[MEASURED];
    for (int i = -WARM; i < MEASURED; i++) {
      double first = millis(prompt);
      double second = millis(editor);
      if (i < 0) continue;
      atPrompt[i] = first;
      inEditor[i] = second;
    }
    System.out.printf("%-40s prompt %s, editor %s%n", code, text(atPrompt), text(inEditor));
  }

  private static double millis(Callable<?> work) throws Exception {
    long before = System.nanoTime();
    work.call();
    return (System.nanoTime() - before) / 1e6;
  }

  private static String text(double[] millis) {
    Arrays.sort(millis);
    return "%.2f ms (99 in 100: %.2f)".formatted(millis[MEASURED / 2], millis[MEASURED * 99 / 100]);
  }
}
