// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import java.util.function.UnaryOperator;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Pattern;

/** Words that set several controls at once, and the word for a control of any name. */
final class EnvelopeWords {
  private EnvelopeWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("controls");
    shape(
        words,
        "adsr",
        "attack decay sustain release",
        "Sets attack, decay, sustain and release from a list",
        ".01:.1:.5:.2",
        v -> v);
    shape(words, "ad", "attack decay", "Sets attack and decay from a list", ".01:.1", twice());
    shape(words, "ds", "decay sustain", "Sets decay and sustain from a list", ".1:0", andZero());
    shape(words, "ar", "attack release", "Sets attack and release from a list", ".01:.5", twice());
    return words
        .word(
            "ctrl pF pI pN pS",
            "name value [pattern]",
            "Sets the control of any name.",
            "(ctrl \"cutoff\" 800 (s \"supersaw\"))",
            EnvelopeWords::control)
        .words();
  }

  private static Pattern control(Given a) {
    Pattern values = Control.named(a.text(0)).pattern(a.pattern(1));
    return a.count() == 2 ? values : a.last().set(values);
  }

  private static UnaryOperator<Object> twice() {
    return v -> v instanceof List<?> ? v : List.of(v, v);
  }

  private static UnaryOperator<Object> andZero() {
    return v -> v instanceof List<?> ? v : List.of(v, 0.0);
  }

  private static void shape(
      Lexicon words,
      String name,
      String controls,
      String doc,
      String example,
      UnaryOperator<Object> list) {
    Control control = new Control(List.of(controls.split(" ")), List.of(), doc);
    words.word(
        name,
        "value [pattern]",
        doc + ".",
        "(" + name + " \"" + example + "\" (s \"supersaw\"))",
        a -> {
          Pattern values = control.pattern(a.pattern(0).withValue(list::apply));
          return a.count() == 1 ? values : a.last().set(values);
        });
  }
}
