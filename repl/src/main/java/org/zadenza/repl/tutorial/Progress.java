// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import java.util.Arrays;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How far a player has come.
 *
 * @param place the step that is shown next, or again
 * @param done the chapters whose piece was reached and left, by number
 */
record Progress(Place place, SortedSet<Integer> done) {
  static final Progress NONE = new Progress(Place.FIRST, new TreeSet<>());

  Progress {
    done = new TreeSet<>(done);
  }

  Progress at(Place next) {
    return new Progress(next, done);
  }

  Progress finished(int chapter) {
    SortedSet<Integer> more = new TreeSet<>(done);
    more.add(chapter);
    return new Progress(place, more);
  }

  boolean isComplete() {
    return done.size() == Tutorial.FILES.size();
  }

  /** Two lines, {@code at 3 4} and {@code done 1 2}. */
  String text() {
    String numbers = done.stream().map(n -> " " + n).collect(Collectors.joining());
    return "at " + place.chapter() + " " + place.step() + "\ndone" + numbers + "\n";
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is something else, or names a step that there is not
   */
  static Progress read(String text) {
    String[] lines = text.split("\n", -1);
    if (lines.length != 3 || !lines[2].isEmpty()) throw damaged("it has not two lines");
    int[] at = numbers(lines[0], "at");
    int[] done = numbers(lines[1], "done");
    if (at.length != 2 || !Tutorial.has(new Place(at[0], at[1]))) throw damaged(lines[0]);
    SortedSet<Integer> chapters = new TreeSet<>();
    for (int chapter : done) {
      if (!Tutorial.has(new Place(chapter, 1))) throw damaged(lines[1]);
      chapters.add(chapter);
    }
    return new Progress(new Place(at[0], at[1]), chapters);
  }

  private static int[] numbers(String line, String name) {
    String[] words = line.split(" ");
    if (!words[0].equals(name)) throw damaged(line);
    try {
      return Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
    } catch (NumberFormatException e) {
      throw damaged(line);
    }
  }

  private static IllegalArgumentException damaged(String where) {
    return new IllegalArgumentException("no progress of a tutorial: " + where);
  }
}
