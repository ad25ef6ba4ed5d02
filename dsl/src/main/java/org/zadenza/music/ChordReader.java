// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zadenza.names.NearestName;

/**
 * Reads what stands after a chord's root, piece by piece: first its kind ({@code - ^ o h + sus}),
 * then how far the thirds are stacked ({@code 6 7 9 11 13}), then what is changed, added or left
 * out ({@code b9 #11 add9 no5}). Hundreds of symbols follow from these few rules.
 */
final class ChordReader {
  /** What players write most; the nearest of them is offered for what is not understood. */
  static final List<String> COMMON =
      List.of(
          "", "m", "-", "^", "7", "^7", "maj7", "M7", "m7", "-7", "h7", "m7b5", "o", "dim", "o7",
          "dim7", "+", "aug", "+7", "sus", "sus2", "sus4", "7sus", "7sus4", "5", "6", "69", "m6",
          "m69", "9", "^9", "maj9", "m9", "11", "m11", "13", "^13", "maj13", "m13", "add9", "madd9",
          "7b9", "7#9", "7#11", "7b5", "7#5", "7b13", "7alt", "9sus", "13sus", "m^7", "mmaj7",
          "major", "minor", "major7", "minor7");

  private static final Pattern PIECE =
      Pattern.compile(
          "(?<half>half-?dim(?:inished)?|h|ø)"
              + "|(?<alt>alt)"
              + "|(?<triangle>\\^|Δ)"
              + "|(?<major>[Mm]ajor|[Mm]aj|ma(?=\\d)|M)"
              + "|(?<minor>[Mm]inor|min|mi(?=\\d|$)|m)"
              + "|(?<left>(?:no|omit)(?<gone>\\d+))"
              + "|(?<dim>dim(?:inished)?|o|°)"
              + "|(?<sus>sus(?<suspended>24|2|4)?)"
              + "|(?<aug>aug(?:mented)?|plus|\\+(?!\\d)|(?<!\\d)\\+)"
              + "|(?<dom>dom(?:inant)?)"
              + "|(?<add>add(?<added>[b#]*\\d+))"
              + "|(?<change>(?<sign>[b#]+|[+-](?=\\d))(?<changed>13|11|10|9|6|5|4|2))"
              + "|(?<number>69|6/9|13|11|9|7|6|5|4|2|1)"
              + "|(?<idle>[(), /])");

  private final String symbol;
  private final String text;
  private final List<String> degrees = new ArrayList<>(List.of("1", "3", "5"));
  private boolean majorSeventh;
  private boolean triangle;
  private boolean diminished;
  private boolean stacked;

  ChordReader(String symbol, String quality) {
    this.symbol = symbol;
    this.text = inSigns(quality);
  }

  /** Words for signs, as in {@code minorSeven}, {@code sevenFlat5} and {@code 7f5}. */
  private static String inSigns(String quality) {
    return quality
        .replaceAll("(?i)thirteen", "13")
        .replaceAll("(?i)eleven", "11")
        .replaceAll("(?i)nine", "9")
        .replaceAll("(?i)seven", "7")
        .replaceAll("(?i)six", "6")
        .replaceAll("(?i)five", "5")
        .replaceAll("^one$", "1")
        .replaceAll("(?i)sharp", "#")
        .replaceAll("(?i)flat", "b")
        .replace("6by9", "69")
        .replaceAll("(?i)sus", "sus")
        .replaceAll("(?<!u)s(?=\\d)", "#")
        .replaceAll("f(?=\\d)", "b")
        .replaceAll("11[#s]$", "9#11");
  }

  List<String> degrees() {
    Matcher m = PIECE.matcher(text);
    boolean dash = text.startsWith("-"); // minor; later on it is a flat, as in 7-9
    if (dash) swap("3", "b3");
    int at = dash ? 1 : 0;
    while (at < text.length()) {
      m.region(at, text.length()).useTransparentBounds(true).useAnchoringBounds(false);
      if (!m.lookingAt()) throw unknown(at);
      take(m);
      at = m.end();
    }
    if (triangle && !stacked) degrees.add("7");
    return List.copyOf(degrees);
  }

  private IllegalArgumentException unknown(int at) {
    return new IllegalArgumentException(
        "the chord \""
            + symbol
            + "\" is not understood from \""
            + text.substring(at)
            + "\" on"
            + NearestName.hint(text, COMMON));
  }

  private void take(Matcher m) {
    if (m.group("half") != null) half();
    else if (m.group("alt") != null) altered();
    else if (m.group("triangle") != null) triangle = majorSeventh = true;
    else if (m.group("major") != null) majorSeventh = true;
    else if (m.group("minor") != null) swap("3", "b3");
    else if (m.group("dim") != null) diminish();
    else if (m.group("sus") != null) suspend(m.group("suspended"));
    else if (m.group("aug") != null) swap("5", "#5");
    else if (m.group("dom") != null) seventh();
    else if (m.group("left") != null) drop(m.group("gone"));
    else if (m.group("add") != null) add(m.group("added"));
    else if (m.group("change") != null) change(m);
    else if (m.group("number") != null) stack(m.group("number"));
  }

  private void half() {
    swap("3", "b3");
    swap("5", "b5");
    add("b7");
    stacked = true;
  }

  private void altered() {
    degrees.clear();
    degrees.addAll(List.of("1", "3", "b7", "b9", "#9", "b13"));
    stacked = true;
  }

  private void diminish() {
    swap("3", "b3");
    swap("5", "b5");
    diminished = true;
  }

  private void suspend(String how) {
    degrees.remove("3");
    degrees.remove("b3");
    if (how == null || how.contains("4")) add("4");
    if (how != null && how.contains("2")) add("2");
  }

  private void stack(String number) {
    switch (number) {
      case "1" -> degrees.retainAll(List.of("1"));
      case "5" -> degrees.remove("3");
      case "2" -> add("9");
      case "4" -> add("4");
      case "6" -> add("6");
      case "69", "6/9" -> {
        add("6");
        add("9");
      }
      case "7" -> seventh();
      case "9" -> {
        seventh();
        add("9");
      }
      case "11" -> {
        seventh();
        add("9");
        add("11");
        if (!majorSeventh) degrees.remove("3"); // it would clash with the eleventh
      }
      default -> {
        seventh();
        add("9");
        add("13");
      }
    }
    stacked = true;
  }

  private void seventh() {
    if (degrees.contains("b7")) return;
    add(majorSeventh ? "7" : diminished ? "bb7" : "b7");
  }

  private void change(Matcher m) {
    String number = m.group("changed");
    String sign = m.group("sign").replace('+', '#').replace('-', 'b');
    degrees.remove(number);
    if (number.equals("13")) degrees.remove("5"); // a semitone from it
    add(sign + number);
  }

  private void drop(String number) {
    degrees.removeIf(d -> d.replaceAll("[b#]", "").equals(number));
  }

  private void add(String degree) {
    if (!degrees.contains(degree)) degrees.add(degree);
  }

  private void swap(String old, String changed) {
    int at = degrees.indexOf(old);
    if (at >= 0) degrees.set(at, changed);
  }
}
