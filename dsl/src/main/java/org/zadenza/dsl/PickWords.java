// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.pattern.PickFit;

/** Words whose values choose among other patterns, by number or by name. */
final class PickWords {
  private PickWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("pick");
    family(words, "pick", PickFit.INNER, "Chooses patterns, each going on as if it always played");
    family(words, "pickOut", PickFit.OUTER, "Chooses values, in the rhythm of the choosing");
    family(words, "pickReset", PickFit.RESET, "Chooses patterns, each beginning its cycle anew");
    family(words, "pickRestart", PickFit.RESTART, "Chooses patterns, each beginning at cycle 0");
    family(words, "inhabit pickSqueeze", PickFit.SQUEEZE, "Chooses patterns, a cycle squeezed in");
    return words
        .word(
            "squeeze",
            "pattern choices",
            "Chooses from a list by number, a cycle of each squeezed in; numbers wrap around.",
            "(squeeze \"0 [1 2]\" [\"bd*2\" \"hh*3\" \"cp\"])",
            a -> a.pattern(0).pick(PickFit.SQUEEZE, true, a.list(1)))
        .words();
  }

  private static void family(Lexicon words, String names, PickFit fit, String doc) {
    String name = names.split(" ")[0];
    String mod = name.startsWith("pick") ? "pickmod" + name.substring(4) : name + "mod";
    words.word(
        names,
        "choices pattern",
        doc + "; choices are a list or a map.",
        "(" + Word.kebab(name) + " [\"bd*2\" \"hh*3\" \"cp\"] \"<0 1 2>\")",
        a -> pick(a, fit, false));
    words.word(
        name.equals("inhabit") ? mod + " pickmodSqueeze" : mod,
        "choices pattern",
        doc + "; numbers wrap around.",
        "(" + Word.kebab(mod) + " [\"bd*2\" \"hh*3\" \"cp\"] \"<0 1 5>\")",
        a -> pick(a, fit, true));
  }

  private static Pattern pick(Given a, PickFit fit, boolean wrap) {
    if (a.raw(0) instanceof Map<?, ?> map) {
      Map<Object, Object> named = new LinkedHashMap<>();
      map.forEach((name, choice) -> named.put(Patternable.value(name), choice));
      return a.last().pick(fit, named);
    }
    return a.last().pick(fit, wrap, a.list(0));
  }
}
