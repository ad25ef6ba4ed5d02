// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.Named;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Word;
import org.zadenza.names.NearestName;
import org.zadenza.names.Shown;
import org.zadenza.osc.OscTarget;
import org.zadenza.osc.OscTarget.Argument;
import org.zadenza.pattern.Patternable;
import org.zadenza.time.Rational;

/**
 * What a player declares in a map: {@code {:port 7000 :address "/play" :args [:n]}}, or in Java
 * {@code Map.of("port", 7000, ...)}, where a text that begins with a colon is a keyword.
 */
final class Declaration {
  private static final int PORTS = 1 << 16;
  private static final double LONGEST_LATENCY_SECONDS = 10;
  private static final List<String> TARGET =
      List.of("host", "port", "address", "args", "pairs", "time-tag", "latency", "slots", "when");

  private final String word;
  private final Map<String, Object> entries = new LinkedHashMap<>();

  private Declaration(String word, Object given, List<String> known) {
    this.word = word;
    if (!(given instanceof Map<?, ?> map)) {
      throw Given.wants(word, "a map such as {:port 7000}, not " + Shown.of(given));
    }
    map.forEach((key, value) -> put(Word.kebab(text(key)), value, known));
  }

  private void put(String key, @Nullable Object value, List<String> known) {
    if (value == null) throw Given.wants(word, ":" + key + " with a value");
    if (!known.contains(key)) {
      Optional<String> near = NearestName.to(key, known);
      String instead =
          near.map(name -> "; did you mean :" + name + "?")
              .orElse("; there are :" + String.join(" :", known));
      throw new IllegalArgumentException(word + " knows no :" + key + instead);
    }
    entries.put(key, value);
  }

  /** A map of those keys; anything else is refused. */
  static Declaration of(String word, Object given, String... known) {
    return new Declaration(word, given, List.of(known));
  }

  /** The declaration of {@code (osc-target name given)}. */
  static OscTarget target(String name, Object given) {
    String word = "osc-target";
    Declaration d = new Declaration(word, given, TARGET);
    if (!d.entries.containsKey("port")) {
      throw Given.wants(word, "a :port, as in {:port 7000 :address \"/play\" :args [:n]}");
    }
    if (d.entries.containsKey("args") && d.entries.containsKey("pairs")) {
      throw Given.wants(word, "either :args or :pairs, not both");
    }
    Object when = d.entries.get("when");
    Map.Entry<?, ?> one =
        when instanceof Map<?, ?> map && map.size() == 1 ? map.entrySet().iterator().next() : null;
    if (when instanceof Map<?, ?> && one == null) {
      throw Given.wants(word, "one control under :when, as in {:to \"lights\"}");
    }
    return new OscTarget(
        name,
        d.peer(0),
        text(d.entries.getOrDefault("address", "/play")),
        d.arguments(),
        d.truth("time-tag"),
        d.latencyNanos(0),
        d.slots(),
        one != null ? text(one.getKey()) : when == null ? null : text(when),
        one == null ? null : Patternable.value(one.getValue()));
  }

  /**
   * Host and port.
   *
   * @param usualPort where none is given
   */
  InetSocketAddress peer(int usualPort) {
    String host = text(entries.getOrDefault("host", "127.0.0.1"));
    int port = port(word, entries.getOrDefault("port", usualPort));
    InetSocketAddress out = new InetSocketAddress(host, port);
    if (out.isUnresolved()) throw new IllegalArgumentException("there is no host " + host);
    return out;
  }

  static int port(String word, Object given) {
    if (given instanceof Number n && n.intValue() == n.doubleValue()) {
      int port = n.intValue();
      if (port > 0 && port < PORTS) return port;
    }
    throw Given.wants(word, "a port from 1 to 65535, not " + Shown.of(given));
  }

  long latencyNanos(long usual) {
    Object given = entries.get("latency");
    if (given == null) return usual;
    double seconds = Given.number(word, given).toDouble();
    if (seconds < 0 || seconds > LONGEST_LATENCY_SECONDS) {
      throw Given.wants(word, "a :latency from 0 to 10 seconds, not " + Shown.of(given));
    }
    return Math.round(seconds * 1e9);
  }

  /** A whole number that is not below 0. */
  int whole(String key, int usual) {
    Object given = entries.get(key);
    if (given == null) return usual;
    if (given instanceof Number n && n.intValue() == n.doubleValue() && n.intValue() >= 0) {
      return n.intValue();
    }
    throw Given.wants(word, "a whole number as :" + key + ", not " + Shown.of(given));
  }

  private boolean truth(String key) {
    Object given = entries.getOrDefault(key, false);
    if (given instanceof Boolean truth) return truth;
    throw Given.wants(word, ":" + key + " true or false, not " + Shown.of(given));
  }

  private Set<String> slots() {
    Object given = entries.getOrDefault("slots", List.of());
    Set<String> out = new LinkedHashSet<>();
    if (given instanceof List<?> many) many.forEach(slot -> out.add(Given.slot(plain(slot))));
    else out.add(Given.slot(plain(given)));
    return out;
  }

  private List<Argument> arguments() {
    if (entries.containsKey("pairs") && !truth("pairs")) {
      throw Given.wants(word, ":args where :pairs is false");
    }
    Object given = entries.get("args");
    if (given == null) return List.of();
    if (!(given instanceof List<?> many) || many.isEmpty()) {
      throw Given.wants(
          word, ":args as a list such as [:n [:gain 1.0] \"text\" 7], not " + Shown.of(given));
    }
    List<Argument> out = new ArrayList<>();
    for (Object each : many) out.add(argument(each));
    return out;
  }

  private Argument argument(Object given) {
    if (isKeyword(given)) return new Argument.Wanted(text(given));
    if (given instanceof List<?> pair && pair.size() == 2 && isKeyword(pair.getFirst())) {
      return new Argument.Defaulted(text(pair.getFirst()), constant(pair.getLast()));
    }
    return new Argument.Constant(constant(given));
  }

  /** A whole number stays one on the wire; a decimal or a ratio is a float. */
  private Object constant(Object given) {
    return switch (given) {
      case Long n when n == n.intValue() -> n.intValue();
      case Integer n -> n;
      case Rational r -> (float) r.toDouble();
      case Number n -> n.floatValue();
      case Boolean truth -> truth ? 1 : 0;
      case String text -> text;
      default ->
          throw Given.wants(
              word,
              "arguments such as :n for a control, [:n 0] for one with a default, a number or a"
                  + " text, not "
                  + Shown.of(given));
    };
  }

  private static boolean isKeyword(Object given) {
    return given instanceof Named || given instanceof String text && text.startsWith(":");
  }

  private static Object plain(Object given) {
    return given instanceof String text && text.startsWith(":") ? text.substring(1) : given;
  }

  /** A name, however it was written. */
  static String text(Object given) {
    return given instanceof Named named ? named.getName() : plain(given).toString();
  }
}
