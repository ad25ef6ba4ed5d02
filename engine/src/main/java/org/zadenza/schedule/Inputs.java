// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * The last value of everything that came in from outside, by name: a MIDI controller, an OSC
 * message, a slider. Patterns read them through {@link org.zadenza.pattern.Query#inputs}; every
 * tick asks all slots with the same values. Any thread.
 */
public final class Inputs {
  private final AtomicReference<Map<String, Object>> values = new AtomicReference<>(Map.of());
  private volatile boolean sealed;

  /** A number, or a text. */
  public void set(String name, Object value) {
    setAll(Map.of(name, value));
  }

  /** Several at once: whoever asks sees all of them or none. */
  public void setAll(Map<String, Object> changed) {
    if (!sealed) merge(changed);
  }

  private void merge(Map<String, Object> changed) {
    values.updateAndGet(
        before -> {
          Map<String, Object> after = new HashMap<>(before);
          after.putAll(changed);
          return Map.copyOf(after);
        });
  }

  /**
   * From now on nothing else comes in than through the answer: for what is played again, where each
   * value has its place.
   */
  Consumer<Map<String, Object>> seal() {
    sealed = true;
    return this::merge;
  }

  /** All values as they are now; never changes. */
  public Map<String, Object> now() {
    return values.get();
  }
}
