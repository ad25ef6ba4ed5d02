// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.zadenza.repl.eval.Language;

/** All seats of a desk. Any thread. */
final class Seats implements AutoCloseable {
  /** More than so many at once are not given. */
  static final int MOST = 256;

  private final Map<String, Seat> seats = new LinkedHashMap<>();

  /** A new one; empty where all are taken. */
  synchronized Optional<Seat> take(Language language) {
    if (seats.size() >= MOST) return Optional.empty();
    Seat out = unlisted(language);
    seats.put(out.id(), out);
    return Optional.of(out);
  }

  /** One that nobody else can find, for who asks without having a seat. */
  static Seat unlisted(Language language) {
    return new Seat(UUID.randomUUID().toString(), language);
  }

  synchronized Optional<Seat> find(String id) {
    return Optional.ofNullable(seats.get(id));
  }

  synchronized List<String> ids() {
    return List.copyOf(seats.keySet());
  }

  /** Ends one, and what it evaluates. */
  void leave(Seat seat) {
    synchronized (this) {
      seats.remove(seat.id());
    }
    seat.close();
  }

  /**
   * Whoever took it has gone: what it evaluates goes on, can be found and interrupted, and ends it.
   */
  void abandon(Seat seat) {
    synchronized (this) {
      if (seat.isBusy()) seats.putIfAbsent(seat.id(), seat);
    }
    seat.whenIdle(() -> leave(seat));
  }

  @Override
  public void close() {
    List<Seat> all;
    synchronized (this) {
      all = List.copyOf(seats.values());
      seats.clear();
    }
    all.forEach(Seat::close);
  }
}
