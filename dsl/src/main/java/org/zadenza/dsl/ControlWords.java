// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Span;

/**
 * A word for every control: alone it makes a pattern, with a pattern it sets the control on it,
 * whichever of the two comes first.
 */
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
            if (a.count() == 1) return control.pattern(a.pattern(0));
            boolean turned = sounds(a.raw(0)) && !sounds(a.raw(1));
            Pattern values = control.pattern(a.pattern(turned ? 1 : 0));
            return a.pattern(turned ? 0 : 1).set(values);
          });
    }
    return words.words();
  }

  /** So that {@code ->} sets a control as {@code ->>} does. */
  private static boolean sounds(Object given) {
    if (!(given instanceof Pattern pattern)) return false;
    return pattern.events(Span.of(0, 1)).stream().anyMatch(e -> e.value() instanceof Controls);
  }

  /** Sounds make a pattern alone; pitches want a synth, everything else a drum. */
  private static String example(Control control) {
    String call = "(" + Word.kebab(control.name()) + " \"" + control.example() + "\"";
    return call + (control.name().equals("s") ? ")" : " (s \"" + control.carrier() + "\"))");
  }
}
