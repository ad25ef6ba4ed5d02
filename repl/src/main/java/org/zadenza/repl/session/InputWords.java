// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.zadenza.midi.NoteNumber;
import org.zadenza.names.Shown;
import org.zadenza.repl.text.EventText;

/** Words that set, by hand, what comes in from controllers otherwise. */
final class InputWords {
  private final Shelf shelf;

  private InputWords(Shelf shelf) {
    this.shelf = shelf;
  }

  static void on(Shelf shelf) {
    InputWords out = new InputWords(shelf);
    out.set("setF", "a number", "0.5", InputWords::number);
    out.set("setI", "a whole number", "3", (word, v) -> Math.floor(number(word, v)));
    out.set("setR", "a ratio", "1/3", InputWords::number);
    out.set("setN", "a note", "\"eb4\"", InputWords::note);
    out.set("setS", "a text", "\"bd\"", (word, v) -> Declaration.text(v));
    out.set("setB", "true or false", "true", InputWords::truth);
    out.all();
  }

  private interface Kind {
    Object of(String word, Object given);
  }

  private void set(String name, String what, String usual, Kind kind) {
    String word = org.zadenza.dsl.Word.kebab(name);
    shelf.add(
        name,
        "name value",
        "Sets what patterns read under a name, as " + what + ".",
        "(" + word + " \"level\" " + usual + ")",
        given -> {
          Given.count(word, given, 2);
          String key = Declaration.text(given.getFirst());
          Object value = kind.of(word, given.getLast());
          shelf.scheduler().inputs().set(key, value);
          return new Notice(key + " is " + EventText.value(value));
        });
  }

  private static double number(String word, Object given) {
    return Given.number(word, given).toDouble();
  }

  private static Object note(String word, Object given) {
    Object plain = given instanceof String ? given : number(word, given);
    Double note = NoteNumber.of(plain);
    if (note == null)
      throw Given.wants(word, "a note such as 60 or \"eb4\", not " + Shown.of(given));
    return note;
  }

  private static Object truth(String word, Object given) {
    if (given instanceof Boolean truth) return truth ? 1.0 : 0.0;
    throw Given.wants(word, "true or false, not " + Shown.of(given));
  }

  private void all() {
    shelf.add(
        "inputs",
        "",
        "Lists what came in from outside, by name.",
        "(inputs)",
        given -> {
          Given.count("inputs", given, 0);
          Map<String, Object> now = new TreeMap<>(shelf.scheduler().inputs().now());
          List<String> lines =
              now.entrySet().stream()
                  .map(e -> e.getKey() + "  " + EventText.value(e.getValue()))
                  .toList();
          return new Notice(
              lines.isEmpty()
                  ? "nothing came in"
                  : lines.stream().collect(Collectors.joining("\n")));
        });
  }
}
