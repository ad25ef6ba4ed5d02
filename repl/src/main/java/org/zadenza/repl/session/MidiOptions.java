// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.Named;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zadenza.clock.Clock;
import org.zadenza.midi.OutletOptions;
import org.zadenza.names.Shown;
import org.zadenza.time.Rational;

/** Reads a map of options, keys as keywords or texts, and says which there are. */
record MidiOptions(String word, Map<String, Object> values) {
  private static final long MOST_NUMBER = 1_000_000;

  /** The options after the first argument; none where there is no map. */
  static MidiOptions after(String word, List<Object> given, Set<String> known) {
    if (given.isEmpty() || given.size() > 2) {
      throw Given.wants(word, "a name, and options in a map");
    }
    if (given.size() == 1) return new MidiOptions(word, Map.of());
    if (!(given.get(1) instanceof Map<?, ?> map)) {
      throw Given.wants(word, "its options in a map, not " + Shown.of(given.get(1)));
    }
    Map<String, Object> out = new LinkedHashMap<>();
    for (Map.Entry<?, ?> e : map.entrySet()) {
      String name = e.getKey() instanceof Named named ? named.getName() : "" + e.getKey();
      if (!known.contains(name)) {
        String all = known.stream().sorted().collect(Collectors.joining(" :", ":", ""));
        throw new IllegalArgumentException(word + " has no option :" + name + "; there are " + all);
      }
      out.put(name, e.getValue());
    }
    return new MidiOptions(word, out);
  }

  private Optional<Object> value(String name) {
    return Optional.ofNullable(values.get(name));
  }

  private Rational number(String name, Rational otherwise) {
    return value(name).map(v -> Given.number(word, v)).orElse(otherwise);
  }

  double number(String name, double otherwise) {
    return value(name).map(v -> Given.number(word, v).toDouble()).orElse(otherwise);
  }

  int whole(String name, int otherwise) {
    Rational number = number(name, Rational.of(otherwise));
    if (!number.isInteger() || Math.abs(number.floor()) > MOST_NUMBER) {
      throw Given.wants(word, "a whole number for :" + name + ", not " + Shown.of(number));
    }
    return (int) number.floor();
  }

  Optional<String> text(String name) {
    return value(name).map(Given::slot);
  }

  /** Of an output: {@code :slots :channel :latency}. */
  OutletOptions outlet() {
    long latency = number("latency", Rational.ZERO).roundedTimes(Clock.NANOS_PER_SECOND);
    return new OutletOptions(slots(), whole("channel", 1), latency);
  }

  /** One slot, or a vector of them. */
  private Set<String> slots() {
    Object slots = values.get("slots");
    if (slots == null) return Set.of();
    if (!(slots instanceof List<?> list)) return Set.of(Given.slot(slots));
    Set<String> out = new LinkedHashSet<>();
    for (Object slot : list) out.add(Given.slot(slot));
    return out;
  }
}
