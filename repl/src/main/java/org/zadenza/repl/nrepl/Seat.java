// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import clojure.lang.LineNumberingPushbackReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.session.Evaluations;

/**
 * A session in the words of the protocol: where one player sits, with a language, and with
 * evaluations that follow each other. All of them play in the one session of the stage.
 */
final class Seat implements AutoCloseable {
  /** How many evaluations may wait for the one under way. */
  static final int MOST_WAITING = 64;

  private final String id;
  private final Evaluations evaluations = new Evaluations("zadenza-nrepl-evaluation", MOST_WAITING);
  private final Map<String, Evaluations.Turn> turns = new LinkedHashMap<>();
  private final Keyboard keyboard = new Keyboard();
  private final LineNumberingPushbackReader in = new LineNumberingPushbackReader(keyboard);
  private volatile Language language;
  private volatile Runnable whenIdle = () -> {};

  Seat(String id, Language language) {
    this.id = id;
    this.language = language;
  }

  String id() {
    return id;
  }

  Language language() {
    return language;
  }

  void language(Language next) {
    language = next;
  }

  /** What an evaluation reads; it keeps what it read ahead for the next. */
  LineNumberingPushbackReader in() {
    return in;
  }

  Keyboard keyboard() {
    return keyboard;
  }

  boolean isBusy() {
    return evaluations.isBusy();
  }

  /**
   * Begins when it is its turn; false if too much waits already.
   *
   * @param over is told how it ended, when nothing here speaks of it any more
   */
  boolean begin(String message, Runnable work, Consumer<Evaluations.Ending> over) {
    Optional<Evaluations.Turn> turn = evaluations.begin(work);
    turn.ifPresent(
        begun -> {
          synchronized (turns) {
            turns.put(message, begun);
          }
          begun.whenOver(
              how -> {
                forget(message, begun);
                over.accept(how);
              });
        });
    return turn.isPresent();
  }

  private void forget(String message, Evaluations.Turn over) {
    synchronized (turns) {
      turns.remove(message, over);
    }
    if (!isBusy()) whenIdle.run();
  }

  /** Does that when nothing is under way any more, which may be now. */
  void whenIdle(Runnable then) {
    whenIdle = then;
    if (!isBusy()) then.run();
  }

  /** The turn of that message, or the first of all where {@code message} is empty. */
  Optional<Evaluations.Turn> turn(String message) {
    synchronized (turns) {
      return message.isEmpty()
          ? turns.values().stream().findFirst()
          : Optional.ofNullable(turns.get(message));
    }
  }

  /** Gives up all that is under way or waits. */
  void giveUp() {
    evaluations.giveUp();
  }

  @Override
  public void close() {
    evaluations.close();
  }
}
