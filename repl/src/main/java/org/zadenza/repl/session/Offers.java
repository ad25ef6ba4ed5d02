// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.zadenza.dsl.Word;
import org.zadenza.repl.eval.JavaWords;
import org.zadenza.repl.eval.WordBook;

/**
 * What a name that was begun could become, at the prompt and in editors: words with their sentence;
 * within a text, sounds; after a colon, timbres. Which of them go on from what was typed is for who
 * asks to see, but for the camelCase names.
 *
 * @param sounds the names of the sounds there are by now
 * @param timbres the names of the timbres that are known by now
 */
public record Offers(
    WordBook words,
    Supplier<? extends Collection<String>> sounds,
    Supplier<? extends Collection<String>> timbres) {
  /** Of {@code Object} and of patterns' inner life: nothing that is played. */
  private static final Set<String> NOT_SHOWN =
      Set.of("equals", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait", "self");

  /**
   * One name.
   *
   * @param group such as {@code "sounds"}, or the category of a word
   * @param doc a sentence, empty where there is none
   */
  public record Offer(String name, String group, String doc) {}

  /** Asks the compiler what it knows of a text up to a cursor. */
  @FunctionalInterface
  public interface Known {
    List<String> completions(String text, int cursor);
  }

  /** Those of a session, and the sounds that it made itself. */
  public static Offers of(Session session, Supplier<? extends Collection<String>> sounds) {
    Supplier<Collection<String>> all =
        () -> {
          Collection<String> out = new TreeSet<>(sounds.get());
          out.addAll(session.outlets().synthNames());
          return out;
        };
    return new Offers(session.words(), all, session.models().nsynth()::names);
  }

  /**
   * In Clojure.
   *
   * @param before the text up to the cursor
   * @param typed what it ends with, of one name
   */
  public List<Offer> clojure(String before, String typed) {
    if (isInText(before)) return allSounds();
    List<Offer> out = new ArrayList<>();
    if (typed.startsWith(":")) {
      for (String timbre : timbres.get()) out.add(new Offer(":" + timbre, "timbres", ""));
      return out;
    }
    for (Word word : words.words()) {
      for (String name : word.everyName()) {
        if (isShown(word, name, typed)) out.add(new Offer(name, word.category(), word.doc()));
      }
    }
    return out;
  }

  /**
   * In Java: words that a line may begin with and, after a dot, what can follow there; only those
   * that go on from what was typed.
   *
   * @param line as far as it is known, with {@code typed} up to the cursor
   */
  public List<Offer> java(Known compiler, String line, int cursor, String typed) {
    if (isInText(line.substring(0, cursor))) return allSounds();
    int begin = cursor - typed.length();
    boolean afterDot = begin > 0 && line.charAt(begin - 1) == '.';
    Stream<String> known = compiler.completions(line, cursor).stream().map(Offers::name);
    Stream<String> names = afterDot ? known : Stream.concat(JavaWords.first(words).stream(), known);
    return names
        .filter(name -> name.startsWith(typed) && !NOT_SHOWN.contains(name))
        .distinct()
        .map(this::inJava)
        .toList();
  }

  private List<Offer> allSounds() {
    List<Offer> out = new ArrayList<>();
    for (String sound : sounds.get()) out.add(new Offer(sound, "sounds", ""));
    return out;
  }

  /** The kebab-case name of each; the camelCase one to whoever has begun to type it. */
  private static boolean isShown(Word word, String name, String typed) {
    boolean hump = !name.equals(Word.kebab(name));
    return !hump || (!typed.isEmpty() && name.startsWith(typed) && !startsKebab(word, typed));
  }

  private static boolean startsKebab(Word word, String typed) {
    return word.everyName().stream().anyMatch(n -> n.equals(Word.kebab(n)) && n.startsWith(typed));
  }

  /** {@code fast(} becomes {@code fast}. */
  private static String name(String continuation) {
    int end = continuation.indexOf('(');
    return end < 0 ? continuation : continuation.substring(0, end);
  }

  private Offer inJava(String name) {
    return words
        .find(name)
        .map(word -> new Offer(name, word.category(), word.doc()))
        .orElseGet(() -> new Offer(name, "java", ""));
  }

  /** Whether a text is open at the end of {@code before}. */
  public static boolean isInText(String before) {
    boolean in = false;
    for (int i = 0; i < before.length(); i++) {
      if (in && before.charAt(i) == '\\') i++;
      else if (before.charAt(i) == '"') in = !in;
    }
    return in;
  }
}
