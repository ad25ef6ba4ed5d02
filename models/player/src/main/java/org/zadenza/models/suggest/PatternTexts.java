// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.suggest;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Patterns in mini-notation, written by chance over its grammar: each with a palette of a few words
 * of one kind that come again, as players write them. Owned by one thread.
 *
 * <pre>{@code
 * String text = new PatternTexts(new SplittableRandom(7)).next(); // "bd*2 <sn cp> hh(3,8)"
 * }</pre>
 */
public final class PatternTexts {
  private static final int DEEPEST = 2;
  private static final int MOST_STEPS = 6;
  private static final int LONGEST = 56;
  private static final int GROUPS = 39; // in a hundred steps, with what comes before them

  private static final List<List<String>> DRUMS =
      List.of(
          List.of("bd", "sn", "hh"),
          List.of("bd", "cp", "hh", "oh"),
          List.of("bd", "sd", "hh", "oh"),
          List.of("bd", "sn", "cp", "rim", "hh"),
          List.of("lt", "mt", "ht", "bd"),
          List.of("superkick", "superhat", "supersnare", "superclap"),
          List.of("cb", "rs", "cr", "hh", "bd"));
  private static final List<List<String>> SOUNDS =
      List.of(
          List.of("arpy", "bass", "casio"),
          List.of("superpiano", "supersaw"),
          List.of("bd", "arpy", "sn", "feel"),
          List.of("drum", "tabla", "hh"));
  private static final List<List<String>> NOTES =
      List.of(
          List.of("c", "e", "g", "b"),
          List.of("c", "eb", "g", "bb"),
          List.of("c4", "e4", "g4", "a4"),
          List.of("c3", "eb3", "g3", "bb3", "c4"),
          List.of("a3", "c4", "e4", "g4"),
          List.of("d", "f", "a", "c5"),
          List.of("g2", "c3", "d3", "f3"));
  private static final List<List<String>> NUMBERS =
      List.of(
          List.of("0", "2", "4", "7"),
          List.of("0", "3", "5", "7", "10"),
          List.of("0", "1", "2", "3"),
          List.of("0", "4", "7", "11", "12"),
          List.of("0", "-3", "-5", "2"));
  private static final List<List<String>> AMOUNTS =
      List.of(
          List.of("0.2", "0.5", "0.8", "1"),
          List.of("0", "0.25", "0.5", "0.75", "1"),
          List.of("1", "0.7", "0.9"),
          List.of("200", "400", "800", "1600", "3000"),
          List.of("1", "2", "0.5", "-1"));
  private static final List<List<String>> VOWELS = List.of(List.of("a", "e", "i", "o", "u"));
  private static final List<List<String>> TRUTHS = List.of(List.of("t", "f"), List.of("1", "0"));
  private static final List<List<List<String>>> KINDS =
      List.of(
          DRUMS, DRUMS, DRUMS, DRUMS, SOUNDS, NOTES, NOTES, NOTES, NUMBERS, NUMBERS, NUMBERS,
          AMOUNTS, AMOUNTS, VOWELS, TRUTHS);
  private static final List<String> EUCLIDS =
      List.of("3,8", "5,8", "3,8,2", "7,16", "5,16", "2,5", "3,4", "5,8,1", "<3 5>,8", "9,16");

  private final SplittableRandom random;
  private List<String> palette = List.of();
  private boolean numbered;

  /** Patterns by some chance. */
  public PatternTexts(SplittableRandom random) {
    this.random = random;
  }

  /** The next pattern. */
  public String next() {
    String out = drawn();
    while (out.length() > LONGEST) out = drawn();
    return out;
  }

  private String drawn() {
    List<List<String>> kind = of(KINDS);
    numbered = kind == DRUMS || kind == SOUNDS;
    palette = chosen(of(kind), 2 + random.nextInt(3));
    String head = steps(0);
    return switch (random.nextInt(24)) {
      case 0, 1, 2 -> head + ", " + steps(1);
      case 3 -> head + " | " + steps(1);
      case 4 -> head + " . " + steps(1);
      case 5 -> random.nextInt(3) > 0 ? head : "0 .. " + (1 + random.nextInt(12));
      default -> head;
    };
  }

  private <T> T of(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }

  private List<String> chosen(List<String> all, int count) {
    List<String> rest = new ArrayList<>(all);
    List<String> out = new ArrayList<>();
    while (out.size() < count && !rest.isEmpty()) {
      out.add(rest.remove(random.nextInt(rest.size())));
    }
    return out;
  }

  private String steps(int depth) {
    int count = 1 + random.nextInt(depth == 0 ? MOST_STEPS : 3);
    if (depth == 0 && count == 5) count = 4;
    List<String> out = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      boolean again = k > 0 && random.nextInt(5) == 0;
      out.add(again ? out.getLast() : step(depth, k == 0 && count == 1));
    }
    return String.join(" ", out);
  }

  private String step(int depth, boolean alone) {
    int lot = random.nextInt(100);
    if (lot < 10 && !alone) return "~";
    if (lot < GROUPS && depth < DEEPEST && (depth == 0 || random.nextInt(3) == 0)) {
      return group(lot, depth) + later(depth, 3 + 3 * depth);
    }
    return word() + later(depth, alone ? 2 : 4 + 4 * depth);
  }

  private String group(int lot, int depth) {
    if (lot < 24) return "<" + several(depth) + ">";
    if (lot < 37) return "[" + inside(depth) + "]";
    return "{" + several(depth) + "}%" + of(List.of("4", "8", "3"));
  }

  /** Two steps or more, since one alone needs no brackets. */
  private String several(int depth) {
    String first = word();
    String second = random.nextInt(3) > 0 ? step(depth + 1, false) : steps(depth + 1);
    while (second.equals(first)) second = step(depth + 1, false);
    return first + " " + second;
  }

  private String inside(int depth) {
    if (random.nextInt(4) > 0) return several(depth);
    int voices = 2 + random.nextInt(2);
    List<String> out = new ArrayList<>();
    for (int k = 0; k < voices; k++) out.add(random.nextInt(4) > 0 ? word() : steps(depth + 1));
    return String.join(",", out);
  }

  private String word() {
    String word = of(palette);
    return numbered && random.nextInt(8) == 0 ? word + ":" + random.nextInt(6) : word;
  }

  /** What may follow a step, on one of so many. */
  private String later(int depth, int rarity) {
    if (random.nextInt(rarity) > 0) return "";
    return switch (random.nextInt(12)) {
      case 0, 1, 2, 3 -> "*" + of(List.of("2", "2", "2", "3", "4", "4", "8", "16"));
      case 4 -> "*<" + of(List.of("2 3", "1 2", "2 4", "4 8", "2 2 3")) + ">";
      case 5 -> "/" + of(List.of("2", "2", "4", "3"));
      case 6, 7 -> "(" + of(EUCLIDS) + ")";
      case 8 -> "?";
      case 9 -> "!" + of(List.of("2", "3", "2"));
      case 10 -> "@" + of(List.of("2", "3", "3"));
      default -> depth == 0 ? " " + word() + "?" : "";
    };
  }
}
