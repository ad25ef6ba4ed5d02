// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import clojure.lang.RT;
import clojure.lang.Var;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Complaint;
import org.zadenza.repl.eval.ErrorCause;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.eval.Place;
import org.zadenza.repl.session.Evaluations.Ending;
import org.zadenza.repl.session.Session;

/**
 * One {@code eval} or {@code load-file}: evaluates its forms one after the other, as the prompt and
 * the page do, up to the first that is refused.
 */
final class EditorEvaluation {
  /** How long a text in an editor may be, in lines and in columns. */
  static final int LONGEST = 100_000;

  private final Session session;
  private final Seat seat;
  private final Answering answering;
  private final Source source;
  private final Printed out;
  private final Printed err;
  private volatile @Nullable Complaint refusal;

  /**
   * Where a text comes from.
   *
   * @param path as the editor names it, empty where it does not
   * @param whole true for a file
   */
  record Source(String code, String path, int line, int column, boolean whole) {
    /** {@code set.clj}. */
    String name() {
      String name = path.substring(lastSlash() + 1);
      return name.isEmpty() ? Desk.SOURCE : name;
    }

    private int lastSlash() {
      return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'));
    }

    /** False for a text that lies in no file, such as that of a REPL in the editor. */
    boolean isInFile() {
      return lastSlash() >= 0;
    }

    /** The text with as much before it as in the editor, so that places are those of the editor. */
    String placed() {
      return "\n".repeat(line - 1) + " ".repeat(column - 1) + code;
    }
  }

  EditorEvaluation(Session session, Seat seat, Answering answering, Source source) {
    this.session = session;
    this.seat = seat;
    this.answering = answering;
    this.source = source;
    this.out = new Printed(answering, "out");
    this.err = new Printed(answering, "err");
  }

  /** On the thread that evaluates. */
  void run() {
    PrintWriter clojureErr = new PrintWriter(err);
    seat.keyboard().asks(this::askForInput);
    Var.pushThreadBindings(RT.map(RT.OUT, out, RT.ERR, clojureErr, RT.IN, seat.in()));
    try {
      SystemOut.to(out, err, this::evaluate);
    } catch (RuntimeException e) {
      refusal = new Complaint("this failed, which is a fault of Zadenza: " + e, "", "", "", e);
    } finally {
      clojureErr.flush();
      out.flush();
      err.flush();
      Var.popThreadBindings();
    }
  }

  /** After {@link #run}, or in place of it, also where it never ends. */
  void over(Ending how) {
    if (how == Ending.DONE) {
      Complaint refused = refusal;
      if (refused != null) refused(refused);
      answering.done();
      return;
    }
    out.mute();
    err.mute();
    if (how == Ending.LEFT_BEHIND) {
      answering.say(
          Map.of("err", "given up: it may still run on in the background; the clock goes on\n"));
    }
    answering.done("interrupted");
  }

  private void askForInput() {
    out.flush();
    answering.status(List.of("need-input"), Map.of());
  }

  private void evaluate() {
    Optional<Language> turned = Language.switchedBy(source.code());
    if (turned.isPresent()) {
      seat.language(turned.get());
      session.tongues().warmUp(turned.get());
      value(turned.get().greeting());
      return;
    }
    Language language = language();
    Optional<String> aside =
        language == Language.JAVA || source.whole()
            ? Optional.empty()
            : Housekeeping.namespace(source.code(), session);
    if (aside.isPresent()) {
      tell(session.tongues().aside(aside.get(), new Piece.Whole(place(), source.code())));
      return;
    }
    if (language == Language.CLOJURE && !goToNamespace()) return;
    String text = Namespaces.meantCode(source.placed());
    for (Piece piece : session.tongues().pieces(language, source.name(), text)) {
      if (Thread.currentThread().isInterrupted() || !evaluate(language, piece)) return;
    }
  }

  private boolean evaluate(Language language, Piece piece) {
    Answer answer = session.evaluate(language, piece);
    session.tell(Desk.SOURCE, piece.text() + "\n" + answer.text());
    return tell(answer);
  }

  private Place place() {
    return new Place(source.name(), source.line(), source.column());
  }

  /** What the message says, else what its file is called, else what the seat is switched to. */
  private Language language() {
    Optional<Language> said = answering.asked().text("lang").flatMap(Language::ofCode);
    if (said.isPresent()) return said.get();
    boolean telling = source.path().matches(".*\\.(java|jsh|clj|cljc|edn)");
    return telling ? Language.ofFile(source.path()) : seat.language();
  }

  /** A file begins in the set. */
  private Optional<String> namespaceAsked() {
    return source.whole()
        ? Optional.of(Namespaces.SET)
        : answering.asked().text("ns").map(Namespaces::meant);
  }

  /** False if there is no such namespace, which is told. */
  private boolean goToNamespace() {
    Optional<String> asked = namespaceAsked();
    if (asked.isEmpty() || source.code().stripLeading().startsWith("(ns ")) return true;
    String name = asked.get();
    session.tongues().warmUp();
    if (!Namespaces.exists(name)) {
      answering.status(List.of("namespace-not-found"), Map.of("ns", name));
      return tell(
          new Answer.Refused(
              new Complaint(
                  "there is no namespace " + name,
                  "",
                  "",
                  "evaluate the ns form at the top of its file first")));
    }
    Optional<Piece> there = new Namespaces(session).goTo(name);
    return there.isEmpty() || session.evaluate(there.get()) instanceof Answer.Value;
  }

  /** False for a refusal, which is told at the end: what was interrupted fails, too. */
  private boolean tell(Answer answer) {
    out.flush();
    err.flush();
    return switch (answer) {
      case Answer.Value(var _, String text) -> {
        value(text);
        yield true;
      }
      case Answer.Refused(Complaint complaint) -> {
        refusal = complaint;
        yield false;
      }
    };
  }

  private void value(String text) {
    answering.say(Map.of("ns", session.tongues().namespace(), "value", text));
  }

  /** As at the prompt, and then as the editors' own patterns look for it. */
  private void refused(Complaint complaint) {
    answering.say(Map.of("err", complaint.text() + "\n" + located(complaint)));
    ErrorCause cause = ErrorCause.of(complaint);
    answering.status(
        List.of("eval-error"),
        Map.of("ex", "class " + cause.outer(), "root-ex", "class " + cause.root()));
  }

  private String located(Complaint complaint) {
    if (!source.isInFile()) return "";
    Place at = complaint.place(source.name()).orElse(place());
    return "Syntax error compiling at ("
        + source.path()
        + ":"
        + at.line()
        + ":"
        + at.column()
        + ").\n";
  }
}
