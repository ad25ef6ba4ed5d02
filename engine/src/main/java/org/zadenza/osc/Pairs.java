// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.schedule.Cue;

/**
 * Names and values in order of name, filled again and again without making garbage. Where a name
 * comes twice, a bus stands before a value, and a value before what a cue says of itself. Not
 * thread-safe.
 */
final class Pairs {
  /** What a cue says of itself, whatever its controls. */
  enum Extra {
    SLOT,
    CPS,
    CYCLE,
    DELTA,
    ORBIT
  }

  private static final int ROOM = 64;
  private static final int EXTRA = 0;
  private static final int VALUE = 1;
  private static final int BUS = 2;

  private final Map<String, String> withoutCaret = new HashMap<>();
  private String[] names = new String[ROOM];
  private Object[] values = new Object[ROOM];
  private int[] ranks = new int[ROOM];
  private int count;
  private ControlBuses buses = ControlBuses.NONE;
  private String[] busNames = {};

  Pairs clear() {
    count = 0;
    return this;
  }

  int count() {
    return count;
  }

  String name(int i) {
    return names[i];
  }

  /** A value, or an {@link Extra}. */
  Object value(int i) {
    return values[i];
  }

  /** True where the value is the name of a bus. */
  boolean isBus(int i) {
    return ranks[i] == BUS;
  }

  void extra(String name, Extra extra) {
    put(name, extra, EXTRA);
  }

  /** What is sent where the cue does not say. */
  void preset(String name, Object value) {
    put(name, value, EXTRA);
  }

  void value(String name, Object value) {
    Object single = value instanceof List<?> list && !list.isEmpty() ? list.getFirst() : value;
    put(name, single, VALUE);
  }

  /** A control that a bus carries: {@code caret} is its name after a caret. */
  void bus(String caret, Object bus, ControlBuses lent) {
    if (buses != lent) follow(lent);
    int place = lent.place(bus);
    if (place >= 0) put(control(caret), busNames[place], BUS);
  }

  /** A control that a knob holds, on the bus at {@code place} of those lent. */
  void held(String control, int place, ControlBuses lent) {
    if (buses != lent) follow(lent);
    put(control, busNames[place], BUS);
  }

  private String control(String caret) {
    String known = withoutCaret.get(caret);
    if (known != null) return known;
    String control = caret.substring(1);
    withoutCaret.put(caret, control);
    return control;
  }

  private void follow(ControlBuses lent) {
    buses = lent;
    busNames = lent.indices().stream().map(index -> "c" + index).toArray(String[]::new);
  }

  private void put(String name, Object value, int rank) {
    int at = count;
    int order = 1;
    while (at > 0 && (order = names[at - 1].compareTo(name)) > 0) at--;
    if (at > 0 && order == 0) {
      if (rank < ranks[at - 1]) return;
      values[at - 1] = value;
      ranks[at - 1] = rank;
      return;
    }
    if (count == names.length) grow();
    System.arraycopy(names, at, names, at + 1, count - at);
    System.arraycopy(values, at, values, at + 1, count - at);
    System.arraycopy(ranks, at, ranks, at + 1, count - at);
    names[at] = name;
    values[at] = value;
    ranks[at] = rank;
    count++;
  }

  private void grow() {
    names = Arrays.copyOf(names, 2 * count);
    values = Arrays.copyOf(values, 2 * count);
    ranks = Arrays.copyOf(ranks, 2 * count);
  }

  /** Writes what a cue says of itself. */
  static void write(Extra extra, Cue cue, OscWriter out) {
    switch (extra) {
      case SLOT -> out.s(cue.slot());
      case CPS -> out.f((float) cue.cps());
      case CYCLE -> out.f((float) cue.cycle().toDouble());
      case DELTA -> out.f((float) cue.seconds());
      case ORBIT -> out.i(0);
    }
  }
}
