// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli;

import java.io.PrintWriter;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.text.EventJson;
import org.zadenza.repl.text.EventText;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;
import picocli.CommandLine.Option;

/** Which cycles to ask for, and how to print what comes. */
final class SpanOptions {
  @Option(
      names = "--from",
      paramLabel = "T",
      defaultValue = "0",
      description = "First cycle, exact: 3/8 will do (default ${DEFAULT-VALUE}).")
  private Rational from;

  @Option(
      names = "--to",
      paramLabel = "T",
      defaultValue = "4",
      description = "Where to end (default ${DEFAULT-VALUE}).")
  private Rational to;

  @Option(names = "--json", description = "One JSON object an event.")
  private boolean json;

  void print(Pattern pattern, PrintWriter out) {
    if (to.isBefore(from)) throw new Refusal("--to lies before --from: " + to + " < " + from);
    var events = EventText.sorted(pattern.events(new Span(from, to)));
    if (json) {
      for (Event event : events) out.println(EventJson.line(EventJson.of(event)));
    } else if (!events.isEmpty()) {
      out.println(EventText.table(events));
    }
    out.flush();
  }
}
