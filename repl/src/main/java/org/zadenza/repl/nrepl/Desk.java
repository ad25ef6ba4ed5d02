// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Forms;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.Offers;
import org.zadenza.repl.session.Session;

/**
 * Answers editors, in the words of nREPL's operations and, where editors ask for them, of
 * cider-nrepl's. Evaluations follow each other in each seat; names are looked up on a thread of
 * their own; nothing is done on the thread that hears.
 */
final class Desk implements AutoCloseable {
  /** How texts without a file are placed, and how the prompt is told what editors do. */
  static final String SOURCE = "editor";

  private static final int MOST_LOOKUPS = 256;

  private final Session session;
  private final Lookups lookups;
  private final Seats seats = new Seats();
  private final Evaluations lookingUp = new Evaluations("zadenza-nrepl-lookup", MOST_LOOKUPS);
  private final Map<Guest, Answering> listeners = new ConcurrentHashMap<>();
  private final AtomicLong unnamed = new AtomicLong();
  private final Map<String, Operation> operations = Operation.all(this);

  Desk(Session session, Offers offers) {
    this.session = session;
    this.lookups = new Lookups(session, offers);
  }

  Session session() {
    return session;
  }

  Lookups lookups() {
    return lookups;
  }

  Seats seats() {
    return seats;
  }

  /** Everything it can do, by name. */
  Map<String, Operation> operations() {
    return operations;
  }

  /** Somebody asks. The connection's thread; returns at once. */
  void hear(Guest from, Message asked) {
    Optional<String> named = asked.text("session").filter(id -> !id.isEmpty());
    Optional<Seat> seat = named.isEmpty() ? Optional.of(from.own()) : seats.find(named.get());
    Answering answering = from.answering(asked, seat.map(Seat::id).or(() -> named).orElse(""));
    Operation wanted = operations.get(asked.text("op").orElse(""));
    if (seat.isEmpty()) {
      answering.done("error", "unknown-session");
    } else if (wanted == null) {
      answering.done(Map.of("op", asked.text("op").orElse("")), "error", "unknown-op");
    } else {
      wanted.what().on(new Request(from, seat.get(), asked, answering));
    }
  }

  /**
   * What somebody asks for.
   *
   * @param seat where
   */
  record Request(Guest from, Seat seat, Message asked, Answering answering) {}

  void take(Request request) {
    Optional<Seat> taken = seats.take(request.seat.language());
    if (taken.isEmpty()) {
      request.answering.refuse("more than " + Seats.MOST + " sessions are not given", "busy");
      return;
    }
    request.from.took(taken.get());
    request.answering.done(Map.of("new-session", taken.get().id()));
  }

  void leave(Request request) {
    request.answering.done("session-closed");
    seats.leave(request.seat);
  }

  /** Begins an evaluation when it is its turn. */
  void evaluate(Request request, EditorEvaluation.Source source) {
    EditorEvaluation evaluation =
        new EditorEvaluation(session, request.seat, request.answering, source);
    String id = request.asked.id().orElseGet(() -> "unnamed " + unnamed.incrementAndGet());
    if (!request.seat.begin(id, evaluation::run, evaluation::over)) {
      request.answering.refuse("more than " + Seat.MOST_WAITING + " evaluations wait", "busy");
    }
  }

  void interrupt(Request request) {
    String id = request.asked.text("interrupt-id").orElse("");
    Optional<Evaluations.Turn> turn = request.seat.turn(id);
    if (turn.isPresent()) {
      turn.get().giveUp();
      request.answering.done();
    } else if (request.seat.isBusy()) {
      request.answering.done("error", "interrupt-id-mismatch");
    } else {
      request.answering.done("session-idle");
    }
  }

  void type(Request request) {
    String typed = request.asked.text("stdin").orElse("");
    if (request.seat.keyboard().type(typed)) request.answering.done();
    else request.answering.refuse("nobody reads what was typed before", "busy");
  }

  /** Evaluates a word of the stage at once, whatever else is under way in that seat. */
  void play(Request request, String call, boolean givesUp) {
    if (givesUp) request.seat.giveUp();
    boolean begun =
        lookingUp
            .begin(
                () -> {
                  Answer answer =
                      session.evaluate(Language.CLOJURE, Forms.ofFile(SOURCE, call).getFirst());
                  session.tell(SOURCE, call + "\n" + answer.text());
                  if (answer instanceof Answer.Value) {
                    request.answering.done(Map.of("value", answer.text()));
                  } else {
                    request.answering.refuse(answer.text(), "eval-error");
                  }
                })
            .isPresent();
    if (!begun) request.answering.refuse("too much is asked at once", "busy");
  }

  /** Looks something up, beside what is evaluated. */
  void lookUp(Request request, Runnable work) {
    if (lookingUp.begin(work).isEmpty()) {
      request.answering.refuse("too much is asked at once", "busy");
    }
  }

  /** From now on it hears what the player is told beside answers. */
  void listen(Request request) {
    listeners.put(request.from, request.answering);
    request.answering.status(List.of("listening"), Map.of());
  }

  void listenNoMore(Request request) {
    Answering before = listeners.remove(request.from);
    if (before != null) before.done();
    request.answering.done();
  }

  /** The player is told something, which those who listen hear. Any thread. */
  void tell(String line) {
    if (line.startsWith(SOURCE + ": ")) return;
    for (Answering each : listeners.values()) each.say(Map.of("out", line + "\n"));
  }

  /** Somebody has gone. What they evaluate goes on; whoever stays can interrupt it. */
  void left(Guest guest) {
    listeners.remove(guest);
    Collection<Seat> taken = new ArrayList<>(guest.seats());
    taken.forEach(seats::abandon);
  }

  @Override
  public void close() {
    seats.close();
    lookingUp.close();
  }
}
