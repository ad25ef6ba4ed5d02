// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.zadenza.schedule.Cue;
import org.zadenza.sink.Sink;

/**
 * Sinks that may be added while cues flow, so that the prompt need not wait for a sound device. A
 * cue goes to every sink that is there when it comes. Any thread.
 */
public final class Outlets implements Sink {
  private final List<Sink> sinks = new CopyOnWriteArrayList<>();

  public void add(Sink sink) {
    sinks.add(sink);
  }

  /** Cues no longer go there; the sink stays open. */
  public void remove(Sink sink) {
    sinks.remove(sink);
  }

  @Override
  public void accept(Cue cue) {
    for (Sink sink : sinks) sink.accept(cue);
  }

  @Override
  public void move(Cue cue) {
    for (Sink sink : sinks) sink.move(cue);
  }

  @Override
  public void hush() {
    for (Sink sink : sinks) sink.hush();
  }

  @Override
  public void panic() {
    for (Sink sink : sinks) sink.panic();
  }

  @Override
  public void close() {
    for (Sink sink : sinks) sink.close();
  }
}
