// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import java.util.List;
import java.util.function.Consumer;
import org.zadenza.schedule.Cue;

/**
 * Hands every cue to several sinks. One that throws does not keep the cue from the others; what it
 * threw is thrown on when all have had their turn.
 */
public record FanOut(List<Sink> sinks) implements Sink {
  public FanOut(Sink... sinks) {
    this(List.of(sinks));
  }

  @Override
  public void accept(Cue cue) {
    each(sink -> sink.accept(cue));
  }

  @Override
  public void move(Cue cue) {
    each(sink -> sink.move(cue));
  }

  @Override
  public void turn(String control, double value) {
    each(sink -> sink.turn(control, value));
  }

  @Override
  public void letGo(String control) {
    each(sink -> sink.letGo(control));
  }

  @Override
  public void hush() {
    each(Sink::hush);
  }

  @Override
  public void panic() {
    each(Sink::panic);
  }

  @Override
  public void close() {
    each(Sink::close);
  }

  private void each(Consumer<Sink> action) {
    RuntimeException first = null;
    for (Sink sink : sinks) {
      try {
        action.accept(sink);
      } catch (RuntimeException e) {
        if (first == null) first = e;
      }
    }
    if (first != null) throw first;
  }
}
