// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.zadenza.repl.eval.JavaWords;
import org.zadenza.repl.eval.WordBook;

/**
 * Offers words that a line of Java may begin with and, after a dot, what can follow there; each
 * with the word's sentence.
 *
 * @param compiler what the compiler knows of a text up to a cursor
 */
record JavaCompleter(WordBook words, Known compiler, Supplier<? extends Collection<String>> sounds)
    implements Completer {
  /** Of {@code Object} and of patterns' inner life: nothing that is played. */
  private static final Set<String> NOT_SHOWN =
      Set.of("equals", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait", "self");

  /** Asks the compiler. */
  interface Known {
    List<String> completions(String text, int cursor);
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    if (WordCompleter.isInText(line)) {
      for (String sound : sounds.get()) candidates.add(candidate(sound, "sounds", ""));
      return;
    }
    int begin = line.cursor() - line.wordCursor();
    boolean afterDot = begin > 0 && line.line().charAt(begin - 1) == '.';
    String typed = line.word().substring(0, line.wordCursor());
    Stream<String> known =
        compiler.completions(line.line(), line.cursor()).stream().map(JavaCompleter::name);
    Stream<String> names = afterDot ? known : Stream.concat(JavaWords.first(words).stream(), known);
    names
        .filter(name -> name.startsWith(typed) && !NOT_SHOWN.contains(name))
        .distinct()
        .map(this::candidate)
        .forEach(candidates::add);
  }

  /** {@code fast(} becomes {@code fast}. */
  private static String name(String continuation) {
    int end = continuation.indexOf('(');
    return end < 0 ? continuation : continuation.substring(0, end);
  }

  private Candidate candidate(String name) {
    return words
        .find(name)
        .map(word -> candidate(name, word.category(), word.doc()))
        .orElseGet(() -> candidate(name, "java", ""));
  }

  private static Candidate candidate(String name, String group, String doc) {
    return new Candidate(name, name, group, doc.isEmpty() ? null : doc, null, null, false);
  }
}
