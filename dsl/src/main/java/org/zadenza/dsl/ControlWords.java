// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Pattern;

/** A word for every control: alone it makes a pattern, with a pattern it sets the control on it. */
final class ControlWords {
  private ControlWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("controls");
    for (Control control : Control.all()) {
      String names = String.join(" ", control.name(), String.join(" ", control.aliases())).strip();
      words.word(
          names,
          "value [pattern]",
          "Sets " + control.doc() + ".",
          example(control),
          a -> {
            Pattern values = control.pattern(a.pattern(0));
            return a.count() == 1 ? values : a.last().set(values);
          });
    }
    return words.words();
  }

  private static String example(Control control) {
    return switch (control.name()) {
      case "s" -> "(s \"bd*2 <sn cp>\")";
      case "n" -> "(n \"0 1 2\" (s \"hh\"))";
      case "note" -> "(note \"c3 eb3 g3\" (s \"supersaw\"))";
      case "freq" -> "(freq \"220 330\" (s \"supersaw\"))";
      case "bank" -> "(bank \"909\" (s \"bd*2\"))";
      case "vowel" -> "(vowel \"a e\" (s \"supersaw\"))";
      case "unit" -> "(unit \"c\" (s \"bd\"))";
      default -> "(" + Word.kebab(control.name()) + " \"0.5 1\" (s \"bd*2\"))";
    };
  }
}
