// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.ClojureSpace;
import org.zadenza.repl.eval.Complaints;
import org.zadenza.repl.eval.Evaluator;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.JavaSpace;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Patterns;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.eval.WordBook;
import org.zadenza.schedule.Snapshot;

/**
 * The languages of a session: each cuts a text into pieces and evaluates them, and each is loaded
 * when it is first asked for. Any thread.
 */
public final class Tongues implements AutoCloseable {
  private final WordBook words;
  private final Complaints complaints;
  private final Supplier<Snapshot> now;
  private final Object javaLock = new Object();
  private @Nullable ClojureSpace clojure;
  private @Nullable JavaSpace java;

  /**
   * @param now what plays, for complaints to say what goes on
   */
  Tongues(WordBook words, Supplier<Snapshot> now) {
    this.words = words;
    this.complaints = new Complaints(words);
    this.now = now;
  }

  /** Loads Clojure; else the first evaluation does. */
  public void warmUp() {
    warmUp(Language.CLOJURE);
  }

  /** Loads a language; else the first evaluation in it does. */
  public void warmUp(Language language) {
    evaluator(language);
  }

  private Evaluator evaluator(Language language) {
    return switch (language) {
      case CLOJURE -> clojure();
      case JAVA -> java();
    };
  }

  private synchronized ClojureSpace clojure() {
    if (clojure == null) {
      clojure = ClojureSpace.with(words.words());
      clojure.quoting("doc");
      clojure.composing();
    }
    return clojure;
  }

  /** The Java of this session, which starts when it is first asked for. */
  public JavaSpace java() {
    synchronized (javaLock) {
      if (java == null) java = JavaSpace.with(words);
      return java;
    }
  }

  /** Cuts what was typed into pieces. */
  public List<Piece> typed(Language language, String text) {
    return language == Language.CLOJURE ? Forms.typed(text) : java().typed(text);
  }

  /**
   * Cuts the text of a file, or of an editor, into pieces.
   *
   * @param source how their places are named
   */
  public List<Piece> pieces(Language language, String source, String text) {
    return language == Language.CLOJURE ? Forms.ofFile(source, text) : java().ofFile(source, text);
  }

  /** The value of a piece, or why it has none. */
  Answer answer(Language language, Piece piece) {
    if (!(piece instanceof Piece.Whole)) {
      return new Answer.Refused(complaints.broken(piece, now.get()));
    }
    return answer(language, piece, () -> evaluator(language).value(piece));
  }

  private Answer answer(Language language, Piece piece, Supplier<@Nullable Object> evaluation) {
    try {
      Object value = evaluation.get();
      return new Answer.Value(value, ValueText.of(value));
    } catch (Exception | StackOverflowError | OutOfMemoryError | LinkageError | AssertionError e) {
      if (isOfInterrupt(e)) Thread.currentThread().interrupt();
      return new Answer.Refused(complaints.of(language, e, piece, now.get()));
    }
  }

  /** Whoever waits forgets, with this exception, that the thread was interrupted. */
  private static boolean isOfInterrupt(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      if (t instanceof InterruptedException) return true;
    }
    return false;
  }

  /** The namespace that the next evaluation in Clojure begins in. */
  public String namespace() {
    return clojure().namespace();
  }

  /**
   * Evaluates Clojure that is no part of the set, such as what an editor asks to find its way: all
   * forms together, in no log, heard by nobody. The set goes on where it was.
   *
   * @param namespace where, which exists
   */
  public Answer aside(String namespace, Piece.Whole text) {
    return answer(Language.CLOJURE, text, () -> clojure().aside(namespace, text));
  }

  /** The value of an example from the docs, as a pattern. */
  Pattern example(String text) {
    return Patterns.of(clojure().value(text));
  }

  @Override
  public void close() {
    synchronized (javaLock) {
      if (java != null) java.close();
    }
  }
}
