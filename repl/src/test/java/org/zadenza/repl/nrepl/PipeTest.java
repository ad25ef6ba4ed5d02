// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.session.Session;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;

/** A program that writes lines and reads lines, as Flok's. */
class PipeTest {
  private static final int LIMIT_SECONDS = 90;

  private final Session session =
      Session.on(
          new ManualClock(), Session.DEFAULT_CPS, Timing.LIVE, SessionLog.none(), Reporter.SILENT);
  private final Editors editors = new Editors(session, Set::of);
  private final Lines out = new Lines();
  private final Lines err = new Lines();
  private final PipedWriter says = new PipedWriter();
  private CompletableFuture<Void> over;

  /** Takes apart what is written into lines. */
  private static final class Lines extends Writer {
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final StringBuilder begun = new StringBuilder();

    @Override
    public synchronized void write(char[] text, int from, int count) {
      begun.append(text, from, count);
      for (int end = begun.indexOf("\n"); end >= 0; end = begun.indexOf("\n")) {
        lines.add(begun.substring(0, end));
        begun.delete(0, end + 1);
      }
    }

    String next() throws InterruptedException {
      String line = lines.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (line == null) throw new AssertionError("nothing was answered");
      return line;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void begin() throws IOException {
    Pipe pipe = editors.pipe(new PrintWriter(out), new PrintWriter(err));
    BufferedReader in = new BufferedReader(new PipedReader(says));
    over =
        CompletableFuture.runAsync(
            () -> {
              try {
                pipe.run(in);
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }

  @AfterEach
  void end() throws Exception {
    says.close();
    over.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    editors.close();
    session.close();
  }

  private void say(String text) throws IOException {
    says.write(text);
    says.flush();
  }

  private JsonObject answer() throws InterruptedException {
    return JsonParser.parseString(out.next()).getAsJsonObject();
  }

  @Test
  void blocksEndWithAnEmptyLine() throws Exception {
    say("(d1\n  (s \"bd sn\"))\n(+ 1 2)\n\n");
    assertEquals("d1 0 bd | 1/2 sn", out.next());
    assertEquals("3", out.next());
    say("(println \"né\")\n\n");
    assertEquals("né", out.next());
    assertEquals("nil", out.next());
  }

  @Test
  void anErrorIsSaidOnItsOwnSideAndTheNextBlockIsHeard() throws Exception {
    say("(d1 (s \"bd\")\n\n(d2 (s \"hh\"))\n\n");
    assertEquals("this bracket is never closed", err.next());
    assertEquals("d2 0 hh", out.next());
  }

  @Test
  void javaIsABlockAway() throws Exception {
    say(":java\n\n");
    assertTrue(out.next().startsWith("Java: "));
    say("d1(s(\"bd\")\n  .fast(2))\n\n");
    assertEquals("d1 0 bd | 1/2 bd", out.next());
  }

  @Test
  void hushIsHeardBesideAnEndlessLoop() throws Exception {
    say("(d1 (s \"bd\"))\n\n(do (println :on) (loop [] (recur)))\n\n");
    assertEquals("d1 0 bd", out.next());
    assertEquals(":on", out.next());
    say("hush\n\n");
    assertEquals("silence", out.next());
    assertFalse(session.isPlaying());
    say("(+ 1 2)\n\n");
    assertEquals("3", out.next());
  }

  @Test
  void aLineOfJsonIsAnsweredInJson() throws Exception {
    say(
        "{\"op\":\"eval\",\"id\":7,\"code\":\"(d1 (s \\\"bd\\\"))\\n"
            + "(evry)\",\"file\":\"a/b.clj\",\"line\":3}\n");
    JsonObject value = answer();
    assertEquals("d1 0 bd", value.get("value").getAsString());
    assertEquals("7", value.get("id").getAsString());
    JsonObject error = answer();
    assertTrue(
        error.get("err").getAsString().startsWith("there is no word evry\n  b.clj:4:2\n"),
        error.toString());
    assertEquals("[\"eval-error\"]", answer().get("status").toString());
    assertEquals("[\"done\"]", answer().get("status").toString());
    say("{\"op\":\"complete\",\"symbol\":\"palindr\"}\n");
    assertTrue(answer().toString().contains("\"candidate\":\"palindrome\""));
    say("{\"op\":\"zadenza/hush\"}\n");
    assertEquals("silence", answer().get("value").getAsString());
  }

  @Test
  void brokenLinesAreAnswered() throws Exception {
    for (String broken : List.of("{\"op\":\"eval\"", "{\"a\" 1}", "{\"op\":" + "[".repeat(5000))) {
      say(broken + "\n");
      assertTrue(answer().get("err").getAsString().contains("no JSON object"), broken);
    }
    say("{\"op\":\"nosuch\"}\n");
    assertTrue(answer().get("status").toString().contains("unknown-op"));
  }
}
