// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.zadenza.repl.eval.WordBook;
import org.zadenza.repl.session.Offers;

/**
 * Offers words that a line of Java may begin with and, after a dot, what can follow there; each
 * with the word's sentence.
 *
 * @param compiler what the compiler knows of a text up to a cursor
 */
record JavaCompleter(
    WordBook words, Offers.Known compiler, Supplier<? extends Collection<String>> sounds)
    implements Completer {

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String typed = line.word().substring(0, line.wordCursor());
    Offers offers = new Offers(words, sounds, Set::of);
    for (Offers.Offer offer : offers.java(compiler, line.line(), line.cursor(), typed)) {
      candidates.add(WordCompleter.candidate(offer, false));
    }
  }
}
