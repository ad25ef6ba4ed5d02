// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The last value of everything that came in from outside, by name: a MIDI controller, an OSC
 * message, a slider. Patterns read them through {@link org.zadenza.pattern.Query#inputs}; every
 * tick asks all slots with the same values. Any thread.
 */
public final class Inputs {
  private final AtomicReference<Map<String, Object>> values = new AtomicReference<>(Map.of());

  /** A number, or a text. */
  public void set(String name, Object value) {
    values.updateAndGet(
        before -> {
          Map<String, Object> after = new HashMap<>(before);
          after.put(name, value);
          return Map.copyOf(after);
        });
  }

  /** Several at once: whoever asks sees all of them or none. */
  public void setAll(Map<String, Object> changed) {
    values.updateAndGet(
        before -> {
          Map<String, Object> after = new HashMap<>(before);
          after.putAll(changed);
          return Map.copyOf(after);
        });
  }

  /** All values as they are now; never changes. */
  public Map<String, Object> now() {
    return values.get();
  }
}
