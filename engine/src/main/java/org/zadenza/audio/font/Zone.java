// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.font;

import java.util.HashMap;
import java.util.Map;

/** The generators of a zone: numbers by the numbers that the specification gives them. */
final class Zone {
  static final int KEYS = 43;
  static final int VELOCITIES = 44;

  private final Map<Integer, Short> values = new HashMap<>();

  Zone() {}

  Zone(Zone global) {
    values.putAll(global.values);
  }

  void set(int generator, short value) {
    values.put(generator, value);
  }

  boolean has(int generator) {
    return values.containsKey(generator);
  }

  int value(int generator, int or) {
    Short value = values.get(generator);
    return value == null ? or : value;
  }

  /** The lower end of a range, whose default is everything. */
  int low(int generator) {
    return has(generator) ? value(generator, 0) & 0xFF : 0;
  }

  int high(int generator) {
    return has(generator) ? value(generator, 0) >> 8 & 0xFF : 127;
  }
}
