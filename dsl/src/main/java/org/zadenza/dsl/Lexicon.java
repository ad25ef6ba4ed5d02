// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.names.WordCall;
import org.zadenza.names.WordError;

/**
 * Collects words of one category. Argument names are one text: {@code "n f pattern"}; a name in
 * brackets may be left out, and {@code more...} takes any number.
 */
public final class Lexicon {
  private final List<Word> words = new ArrayList<>();
  private final String category;

  public Lexicon(String category) {
    this.category = category;
  }

  /** What a word does with its arguments. */
  @FunctionalInterface
  public interface Body {
    Object apply(Given given);
  }

  /** Adds a word; {@code names} are its name and its aliases. */
  public Lexicon word(String names, String arguments, String doc, String example, Body body) {
    List<String> all = List.of(names.split(" "));
    String name = all.get(0);
    List<String> shape = arguments.isEmpty() ? List.of() : List.of(arguments.split(" "));
    Arity arity = Arity.of(shape);
    Word.Call call =
        given -> {
          arity.check(name, shape, given.size(), example);
          WordCall now = new WordCall(name, shape, given);
          return now.during(() -> body.apply(new Given(now)));
        };
    words.add(new Word(name, all.subList(1, all.size()), category, shape, doc, example, call));
    return this;
  }

  public List<Word> words() {
    return List.copyOf(words);
  }

  private record Arity(int least, int most) {
    static Arity of(List<String> shape) {
      int least = 0;
      boolean open = false;
      for (String name : shape) {
        if (name.endsWith("...")) open = true;
        else if (!name.startsWith("[")) least++;
      }
      return new Arity(least, open ? Integer.MAX_VALUE : shape.size());
    }

    void check(String name, List<String> shape, int given, String example) {
      if (given >= least && given <= most) return;
      throw new WordError(
          name
              + " takes ("
              + String.join(" ", shape)
              + "), not "
              + given
              + (given == 1 ? " argument" : " arguments")
              + ", for example "
              + example);
    }
  }
}
