// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import java.util.List;
import org.zadenza.schedule.Cue;

/** Hands every cue to several sinks. */
public record FanOut(List<Sink> sinks) implements Sink {
  public FanOut(Sink... sinks) {
    this(List.of(sinks));
  }

  @Override
  public void accept(Cue cue) {
    for (Sink sink : sinks) sink.accept(cue);
  }

  @Override
  public void close() {
    for (Sink sink : sinks) sink.close();
  }
}
