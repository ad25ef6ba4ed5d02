// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zadenza.repl.eval.Language;

/** One connection: who is at its other end, and which seats were taken through it. */
final class Guest {
  private final Caller caller;
  private final Seat own = Seats.unlisted(Language.CLOJURE);
  private final Collection<Seat> seats = new CopyOnWriteArrayList<>(List.of(own));

  Guest(Caller caller) {
    this.caller = caller;
  }

  Caller caller() {
    return caller;
  }

  /** Where it sits as long as it names no session. */
  Seat own() {
    return own;
  }

  void took(Seat seat) {
    seats.add(seat);
  }

  Collection<Seat> seats() {
    return seats;
  }

  /** Answers to {@code asked}. */
  Answering answering(Message asked, String session) {
    return new Answering(asked, session, caller);
  }

  /** Tells something that nobody asked for. */
  void tell(Map<String, Object> what) {
    caller.send(what);
  }
}
