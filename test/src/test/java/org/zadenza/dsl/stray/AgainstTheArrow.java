// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl.stray;

import org.zadenza.sink.RecordingSink;

/** Pretends to be part of the dsl and uses the engine: what the arrows' test must catch. */
public final class AgainstTheArrow {
  private final RecordingSink sink = new RecordingSink();

  /** Reads the machine's time where only the clock may. */
  public long nanos() {
    return sink.cues().size() + System.nanoTime();
  }
}
