// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.zadenza.dsl.Vocabulary;
import org.zadenza.dsl.Word;
import org.zadenza.names.WordCall;
import org.zadenza.pattern.Pattern;
import org.zadenza.repl.text.EventText;
import org.zadenza.schedule.Scheduler;
import org.zadenza.schedule.Transition;

/** Where the families of stage words put what they have, and what they share. */
final class Shelf {
  static final int SHOWN_WIDTH = 72;

  private final Session session;
  private final List<Word> words = new ArrayList<>();
  private volatile String lastSlot = "d1";

  Shelf(Session session) {
    this.session = session;
  }

  List<Word> words() {
    return List.copyOf(words);
  }

  Session session() {
    return session;
  }

  Scheduler scheduler() {
    return session.scheduler();
  }

  /** The slot that was changed last, for words that are given none. */
  String lastSlot() {
    return lastSlot;
  }

  /** The language's own word of a name that the stage takes over. */
  Word languageWord(String name) {
    return Vocabulary.find(name).orElseThrow();
  }

  void add(Word word) {
    words.add(word);
  }

  /**
   * {@code names}: the name, then aliases; {@code arguments} likewise, as the player reads them.
   */
  void add(String names, String arguments, String doc, String example, Word.Call call) {
    List<String> all = List.of(names.split(" "));
    List<String> wanted = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
    String typed = Word.kebab(all.getFirst());
    Word.Call told = given -> new WordCall(typed, wanted, given).telling(() -> call.apply(given));
    words.add(
        new Word(
            all.getFirst(),
            all.subList(1, all.size()),
            StageWords.CATEGORY,
            wanted,
            doc,
            example,
            told));
  }

  Notice play(String slot, Object value) {
    Pattern pattern = session.prepared(value);
    scheduler().play(slot, pattern, session.text());
    Foresight.load(pattern, session);
    return played(slot, pattern);
  }

  Notice play(String slot, Object value, Transition transition) {
    Pattern pattern = session.prepared(value);
    scheduler().play(slot, pattern, session.text(), transition);
    Foresight.load(pattern, session);
    return played(slot, pattern);
  }

  private Notice played(String slot, Pattern pattern) {
    lastSlot = slot;
    return new Notice(slot + " " + EventText.firstCycle(pattern, SHOWN_WIDTH), List.of(slot));
  }

  /** A word of one or more slots. */
  Word.Call onSlots(String word, String effect, Consumer<String> change) {
    return given -> {
      if (given.isEmpty()) throw Given.wants(word, "the name of a slot, as in (" + word + " d1)");
      List<String> names = given.stream().map(Given::slot).toList();
      names.forEach(change);
      return new Notice(String.join(", ", names) + " " + effect);
    };
  }
}
