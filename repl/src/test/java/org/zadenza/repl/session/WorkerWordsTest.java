// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.ManualClock;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.live.Models;
import org.zadenza.models.safetensors.LstmFile;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

/** The words of the worker, where there is none and where one is asked for in vain. */
class WorkerWordsTest {
  @TempDir private Path folder;

  private Session live(Models models) {
    Session session =
        Session.on(
            new ManualClock(),
            Rational.ONE,
            Timing.OFFLINE,
            SessionLog.none(),
            Reporter.SILENT,
            models);
    Folders folders =
        Folders.of(
            Map.of("XDG_DATA_HOME", folder.toString(), "XDG_STATE_HOME", folder.toString()),
            "Linux",
            folder.toString());
    session.connect(
        new Workshop(
            () -> {
              throw new IOException("the worker is not built: ./zadenza worker --help builds it");
            },
            folders,
            Reporter.SILENT));
    return session;
  }

  private Session live() {
    return live(Models.ofPlayer(folder));
  }

  private static String says(Session session, String form) {
    return switch (session.evaluate(Forms.typed(form).getFirst())) {
      case Answer.Value value -> value.text();
      case Answer.Refused refused -> refused.complaint().text();
    };
  }

  private static void assertSays(Session session, String form, String expected) {
    String says = says(session, form);
    assertTrue(says.contains(expected), form + " says: " + says);
  }

  @Test
  void withoutAWorkerItSaysSo() {
    try (Session session = live()) {
      assertSays(session, "(worker)", "live kernels compute everything");
      assertSays(session, "(worker :on)", "./zadenza worker --help builds it");
      assertSays(session, "(worker :off)", "live kernels compute everything");
      assertSays(session, "(learning)", "nothing is being learnt");
    }
  }

  @Test
  void anAddressElsewhereWantsASecret() throws IOException {
    Path empty = Files.writeString(folder.resolve("secret"), "short");
    try (Session session = live()) {
      assertSays(session, "(worker \"192.0.2.1:7070\")", "needs a shared secret");
      assertSays(session, "(worker \"studio\")", "host:port");
      assertSays(session, "(worker \"h:1\" {:secret \"x\"})", "secret-file, tls, not secret");
      String form = "(worker \"192.0.2.1:7070\" {:secret-file \"%s\"})";
      assertSays(session, form.formatted(empty), "16 to 512");
      assertSays(session, form.formatted(folder.resolve("none")), "no secret to read");
    }
  }

  @Test
  void oneWordLearnsKnobsAndStyles() throws IOException {
    Path takes = Files.createDirectories(folder.resolve("takes"));
    try (Session session = live()) {
      assertSays(session, "(learn :cutoff 200 4000)", "move the knob for cutoff");
      String learn = "(learn \"mine\" (midi-folder \"%s\") %s)";
      assertSays(session, learn.formatted("/nowhere", ""), "no folder");
      assertSays(session, learn.formatted(takes, ""), "holds no .mid files");
      Files.write(takes.resolve("a.mid"), new byte[1]);
      assertSays(session, learn.formatted(takes, ""), "the worker is not built");
      assertSays(session, learn.formatted(takes, "{:minutes 0}"), "more than 0");
      assertSays(session, learn.formatted(takes, "{:hours 1}"), "not hours");
    }
  }

  @Test
  void aStyleThatWasLearntPlaysInBothLanguages() throws IOException {
    DrumsRnn shipped = DrumsRnn.shipped();
    ModelConfig c = shipped.config();
    ModelConfig own =
        new ModelConfig(
            "mine",
            c.version(),
            c.architecture(),
            c.layers(),
            c.units(),
            c.inputs(),
            c.classes(),
            c.licence(),
            c.origin(),
            c.command(),
            c.heldOutLoss(),
            c.sha256());
    new LstmFile(shipped.network(), own).write(folder);
    try (Session session = live()) {
      assertSays(session, "(style \"mine\" {:temperature 0})", "bd");
      assertEquals(
          says(session, "(drums-rnn {:seed 3})"), says(session, "(style \"mine\" {:seed 3})"));
      assertSays(session, "(style \"mine\" {:histogram [1]})", "histogram");
      assertSays(session, "(style \"other\")", "there is drums-rnn");
      Answer java =
          session.evaluate(
              Language.JAVA,
              session
                  .tongues()
                  .typed(Language.JAVA, "d1(style(\"mine\", Map.of(\"seed\", 3)))")
                  .getFirst());
      assertInstanceOf(Answer.Value.class, java, java.toString());
    }
  }

  @Test
  void whatIsPlayedAgainNeedsNoWorker() {
    try (Session session =
        Session.on(
            new ManualClock(), Rational.ONE, Timing.OFFLINE, SessionLog.none(), Reporter.SILENT)) {
      assertSays(session, "(worker :on)", "needs none");
      assertSays(session, "(learn \"x\" (midi-folder \"/y\"))", "nothing is learnt");
      assertSays(session, "(learning)", "nothing is being learnt");
    }
  }
}
