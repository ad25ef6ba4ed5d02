// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an editor asks: names with texts, numbers, lists or further names. What is of another kind
 * than it should be counts as missing.
 */
record Message(Map<String, Object> fields) {
  /** The values of a message, else empty. */
  @SuppressWarnings("unchecked") // both readers make no other keys than texts
  static Optional<Message> of(Object value) {
    return value instanceof Map<?, ?> map
        ? Optional.of(new Message((Map<String, Object>) map))
        : Optional.empty();
  }

  Optional<String> text(String name) {
    return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  /** What it is to be answered to. */
  Optional<String> id() {
    Object id = fields.get("id");
    return id instanceof Long number ? Optional.of(number.toString()) : text("id");
  }

  /** A line or a column: from 1 to {@code most}, also where it was sent as a text; else 1. */
  int place(String name, int most) {
    Object given = fields.get(name);
    long out =
        given instanceof Long number
            ? number
            : text(name).filter(t -> t.matches("[0-9]{1,9}")).map(Long::parseLong).orElse(1L);
    return (int) (out < 1 || out > most ? 1 : out);
  }

  /** Texts of a list; those that are none are left out. */
  List<String> texts(String name) {
    return fields.get(name) instanceof Collection<?> many
        ? many.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  /** True unless it is missing, empty, 0 or {@code "false"}. */
  boolean flag(String name) {
    return switch (fields.get(name)) {
      case null -> false;
      case String text -> !text.isEmpty() && !text.equals("false") && !text.equals("nil");
      case Long number -> number != 0;
      case Collection<?> many -> !many.isEmpty();
      default -> true;
    };
  }
}
