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

  /** Sounds make a pattern alone; pitches want a synth, everything else a drum. */
  private static String example(Control control) {
    String call = "(" + Word.kebab(control.name()) + " \"" + control.example() + "\"";
    return call + (control.name().equals("s") ? ")" : " (s \"" + control.carrier() + "\"))");
  }
}
