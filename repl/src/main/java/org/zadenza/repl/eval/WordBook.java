// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.zadenza.dsl.Word;
import org.zadenza.names.NearestName;

/** All words that a player can type here: the language's and the stage's. Immutable. */
public final class WordBook {
  private final List<Word> words;
  private final Map<String, Word> byName = new TreeMap<>();

  public WordBook(Collection<Word> words) {
    this.words = List.copyOf(words);
    for (Word word : this.words) {
      for (String name : word.everyName()) byName.putIfAbsent(name, word);
    }
  }

  public List<Word> words() {
    return words;
  }

  /** Every name and alias, sorted. */
  public Collection<String> names() {
    return byName.keySet();
  }

  public Optional<Word> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Words whose name or sentence contains {@code text}. */
  public List<Word> about(String text) {
    String wanted = text.toLowerCase(java.util.Locale.ROOT);
    return words.stream()
        .filter(
            w ->
                w.everyName().stream()
                        .anyMatch(n -> n.toLowerCase(java.util.Locale.ROOT).contains(wanted))
                    || w.doc().toLowerCase(java.util.Locale.ROOT).contains(wanted))
        .toList();
  }

  /** The name that {@code mistyped} was probably meant to be. */
  public Optional<String> nearest(String mistyped) {
    return NearestName.to(mistyped, byName.keySet());
  }
}
