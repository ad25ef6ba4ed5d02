// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Measures entrants in turns on this thread, a JSON object a line for each turn of each. */
final class Turns {
  private final PrintWriter out;
  private final String sizes;
  private final int takes;
  private final List<Entrant> entrants = new ArrayList<>();

  /** What an entrant does again and again. */
  interface Work {
    void take() throws RunnerException;
  }

  private record Entrant(String name, int steps, Work work) {}

  /**
   * @param out where the lines go
   * @param sizes what stands in each line as it is: JSON members, e.g. {@code "batch": 1}
   * @param takes of each entrant in a turn, after as many that are not measured
   */
  Turns(PrintWriter out, String sizes, int takes) {
    this.out = out;
    this.sizes = sizes;
    this.takes = takes;
  }

  /** Adds an entrant whose every take is so many steps, by which its times are divided. */
  void enter(String name, int steps, Work work) {
    entrants.add(new Entrant(name, steps, work));
  }

  /** Has all take their turns. */
  void run(int turns) throws RunnerException {
    for (int turn = 0; turn < turns; turn++) {
      for (Entrant entrant : entrants) measure(turn, entrant);
    }
  }

  private void measure(int turn, Entrant entrant) throws RunnerException {
    for (int k = 0; k < takes; k++) entrant.work().take();
    long[] nanos = new long[takes];
    for (int k = 0; k < takes; k++) {
      long begin = System.nanoTime();
      entrant.work().take();
      nanos[k] = System.nanoTime() - begin;
    }
    Arrays.sort(nanos);
    double micros = 1e3 * entrant.steps();
    out.println(
        String.format(
            Locale.ROOT,
            "{\"turn\": %d, \"what\": \"%s\", %s, \"bestMicros\": %.1f,"
                + " \"p50Micros\": %.1f, \"p99Micros\": %.1f, \"worstMicros\": %.1f}",
            turn,
            entrant.name(),
            sizes,
            nanos[0] / micros,
            nanos[takes / 2] / micros,
            nanos[takes * 99 / 100] / micros,
            nanos[takes - 1] / micros));
    out.flush();
  }
}
