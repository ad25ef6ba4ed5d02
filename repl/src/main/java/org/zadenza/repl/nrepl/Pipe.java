// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.ToNumberPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One program at the other end of a pipe, such as Flok's. It writes code, a block at a time, which
 * an empty line ends, and reads values on one side and complaints on the other; or it writes what
 * an editor would ask, as a JSON object a line, and reads the answers as JSON objects.
 */
public final class Pipe {
  /** The longest block or line, in characters. */
  static final int LONGEST = 1 << 20;

  private static final Gson JSON =
      new GsonBuilder()
          .setStrictness(Strictness.STRICT)
          .setObjectToNumberStrategy(ToNumberPolicy.LONG_OR_DOUBLE)
          .disableHtmlEscaping()
          .create();

  private final Desk desk;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Guest json;
  private final Guest plain;
  private long blocks;

  Pipe(Desk desk, PrintWriter out, PrintWriter err) {
    this.desk = desk;
    this.out = out;
    this.err = err;
    this.json = new Guest(message -> print(out, JSON.toJson(message)));
    this.plain = new Guest(this::answer);
  }

  private static void print(PrintWriter to, String line) {
    synchronized (to) {
      to.println(line);
      to.flush();
    }
  }

  /** Reads until the other end has nothing more to say, or the session is over. */
  public void run(BufferedReader in) throws IOException {
    StringBuilder block = new StringBuilder();
    for (String line = in.readLine();
        line != null && !desk.session().isOver();
        line = in.readLine()) {
      if (block.isEmpty() && line.startsWith("{\"")) {
        ask(line);
      } else if (line.isBlank()) {
        evaluate(block);
      } else if (block.length() + line.length() > LONGEST) {
        print(err, "a block of more than " + LONGEST + " characters is not evaluated");
        block.setLength(0);
      } else {
        block.append(line).append('\n');
      }
    }
    evaluate(block);
    desk.left(json);
    desk.left(plain);
  }

  private void evaluate(StringBuilder block) {
    String code = block.toString().stripTrailing();
    block.setLength(0);
    if (code.isEmpty()) return;
    boolean hush = code.equals("hush") || code.equals("(hush)") || code.equals("hush()");
    String id = Long.toString(++blocks);
    desk.hear(
        plain,
        new Message(
            hush
                ? Map.of("op", "zadenza/hush", "id", id)
                : Map.of("op", "eval", "code", code, "id", id)));
  }

  private void ask(String line) {
    Optional<Message> asked = Optional.empty();
    try {
      asked = Message.of(JSON.fromJson(line, Map.class));
    } catch (JsonParseException e) {
      asked = Optional.empty();
    }
    if (asked.isPresent()) desk.hear(json, asked.get());
    else
      json.tell(Map.of("err", "this line is no JSON object\n", "status", List.of("error", "done")));
  }

  /** In plain text: values and what is printed on one side, complaints on the other. */
  private void answer(Map<String, Object> message) {
    if (message.get("value") instanceof String value) print(out, value);
    if (message.get("out") instanceof String printed) write(out, printed);
    if (message.get("err") instanceof String complaint) write(err, complaint);
  }

  private static void write(PrintWriter to, String text) {
    synchronized (to) {
      to.print(text);
      to.flush();
    }
  }
}
