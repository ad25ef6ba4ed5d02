// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;
import org.zadenza.repl.eval.WordBook;
import org.zadenza.repl.session.Offers;

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
    String before = line.line().substring(0, line.cursor());
    for (Offers.Offer offer : new Offers(words, sounds, timbres).clojure(before, line.word())) {
      candidates.add(candidate(offer, true));
    }
  }

  /** With a space after it where that is what comes next. */
  static Candidate candidate(Offers.Offer offer, boolean complete) {
    String shown = offer.doc().isEmpty() ? null : offer.doc();
    return new Candidate(offer.name(), offer.name(), offer.group(), shown, null, null, complete);
  }
}
