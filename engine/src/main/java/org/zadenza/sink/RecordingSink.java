// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.schedule.Cue;

/** Keeps every cue, in the order in which they came. Any thread. */
public final class RecordingSink implements Sink {
  private final List<Cue> cues = new ArrayList<>();

  @Override
  public synchronized void accept(Cue cue) {
    cues.add(cue);
  }

  public synchronized List<Cue> cues() {
    return List.copyOf(cues);
  }
}
