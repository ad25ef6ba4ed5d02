// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.zadenza.dsl.Word;
import org.zadenza.repl.eval.WordBook;

/**
 * Offers words with their sentence; within a text, sounds; after a colon, timbres.
 *
 * @param sounds the names of the sounds there are by now
 * @param timbres the names of the timbres that are known by now
 */
record WordCompleter(
    WordBook words,
    Supplier<? extends Collection<String>> sounds,
    Supplier<? extends Collection<String>> timbres)
    implements Completer {

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (isInText(line)) {
      for (String sound : sounds.get()) candidates.add(candidate(sound, "sounds", ""));
      return;
    }
    if (line.word().startsWith(":")) {
      for (String timbre : timbres.get()) candidates.add(candidate(":" + timbre, "timbres", ""));
      return;
    }
    for (Word word : words.words()) {
      for (String name : word.everyName()) {
        if (isShown(word, name, line.word())) {
          candidates.add(candidate(name, word.category(), word.doc()));
        }
      }
    }
  }

  /** The kebab-case name of each; the camelCase one to whoever has begun to type it. */
  private static boolean isShown(Word word, String name, String typed) {
    boolean hump = !name.equals(Word.kebab(name));
    return !hump || (!typed.isEmpty() && name.startsWith(typed) && !startsKebab(word, typed));
  }

  private static boolean startsKebab(Word word, String typed) {
    return word.everyName().stream().anyMatch(n -> n.equals(Word.kebab(n)) && n.startsWith(typed));
  }

  private static Candidate candidate(String name, String group, String doc) {
    String shown = doc.isEmpty() ? null : doc;
    return new Candidate(name, name, group, shown, null, null, true);
  }

  /** Whether the cursor stands within a text. */
  static boolean isInText(ParsedLine line) {
    String before = line.line().substring(0, line.cursor());
    boolean in = false;
    for (int i = 0; i < before.length(); i++) {
      if (in && before.charAt(i) == '\\') i++;
      else if (before.charAt(i) == '"') in = !in;
    }
    return in;
  }
}
