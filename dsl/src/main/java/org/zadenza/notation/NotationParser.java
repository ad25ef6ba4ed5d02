// SPDX-License-Identifier: Apache-2.0
package org.zadenza.notation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.notation.Node.Step;
import org.zadenza.notation.Node.Steps;
import org.zadenza.notation.Node.Suffix;
import org.zadenza.pattern.SourceRange;
import org.zadenza.time.Rational;

/**
 * Reads one text by recursive descent, in one pass, and blames the first character that cannot be
 * meant. The lots of {@code ?} and {@code |} are numbered in the order in which they are read.
 *
 * <p>A completing one puts what is missing behind a text that stops too early.
 */
final class NotationParser {
  private static final int DEEPEST = 200;
  private static final int LONGEST = 65_536;
  private static final int MOST_SUFFIXES = 64;

  private final String given;
  private final boolean completing;
  private String text;
  private int at;
  private int seed;
  private int depth;

  NotationParser(String text) {
    this(text, false);
  }

  private NotationParser(String text, boolean completing) {
    given = text;
    this.text = text;
    this.completing = completing;
  }

  /** The text with the least that it needs behind it. */
  static String completed(String text) {
    NotationParser parser = new NotationParser(text, true);
    parser.parse();
    if (parser.text.length() > LONGEST) throw parser.tooLong();
    return parser.text;
  }

  Node parse() {
    if (text.length() > LONGEST) {
      throw tooLong();
    }
    Node node = layersOrChoice("the text", 0);
    if (at < text.length()) throw unexpected();
    return node;
  }

  private NotationError tooLong() {
    int place = Math.min(LONGEST, given.length());
    return error(place, "this text is too long: " + LONGEST + " characters are the most");
  }

  /** Puts what is missing behind a text that ends here; false where it goes on or must not. */
  private boolean supply(String missing) {
    if (!completing || at < text.length()) return false;
    text += missing;
    return true;
  }

  /** Everything inside one pair of brackets, or the whole text. */
  private Node layersOrChoice(String where, int opened) {
    Steps head = steps(where, opened);
    return switch (peek()) {
      case ',' -> new Node.Layers(more(head, ',', where, opened));
      case '|' -> {
        List<Steps> alternatives = more(head, '|', where, opened);
        yield new Node.Choice(alternatives, seed++);
      }
      case '.' -> {
        List<Steps> feet = more(head, '.', where, opened);
        seed++;
        yield new Node.Feet(feet);
      }
      default -> head;
    };
  }

  private List<Steps> more(Steps head, char separator, String where, int opened) {
    List<Steps> all = new ArrayList<>(List.of(head));
    while (peek() == separator) {
      at++;
      all.add(steps("the part after \"" + separator + "\"", opened));
    }
    return all;
  }

  private Steps steps(String where, int opened) {
    skipSpace();
    if (peek() == '^') at++;
    List<Step> out = new ArrayList<>();
    while (startsStep()) out.add(step());
    if (out.isEmpty() && supply(" ~")) out.add(step());
    if (out.isEmpty()) throw nothingHere(where);
    return new Steps(List.copyOf(out));
  }

  private NotationError nothingHere(String where) {
    if (at >= text.length()) return error(at, "something is missing at the end of " + where);
    char c = text.charAt(at);
    return switch (c) {
      case ']', '>', '}' -> error(at, "there is nothing before this \"" + c + "\"");
      case '_' -> error(at, "\"_\" holds the step before it, but there is none");
      default ->
          error(at, "\"" + c + "\" cannot stand here: a sound, a number or a group is missing");
    };
  }

  private boolean startsStep() {
    skipSpace();
    if (at >= text.length()) return false;
    char c = text.charAt(at);
    if (c == '[' || c == '{' || c == '<') return true;
    return isWordCharacter(c) && !isLone('.') && !isLone('_');
  }

  /** True if the word that begins here is just {@code c}. */
  private boolean isLone(char c) {
    return text.charAt(at) == c
        && (at + 1 >= text.length() || !isWordCharacter(text.charAt(at + 1)));
  }

  private static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || "~-#.^_".indexOf(c) >= 0;
  }

  private Step step() {
    Node node = slice();
    List<Suffix> suffixes = new ArrayList<>();
    Rational weight = Rational.ONE;
    Rational replicas = Rational.ONE;
    while (true) {
      skipSpace();
      if (suffixes.size() > MOST_SUFFIXES) throw error(at, "too many suffixes on one step");
      char c = peek();
      if (c == '@' || (c == '_' && isLone('_'))) {
        at++;
        weight = weight.plus(numberOr(Rational.TWO)).minus(Rational.ONE);
      } else if (c == '!') {
        at++;
        replicas = replicas.plus(numberOr(Rational.TWO)).minus(Rational.ONE);
        weight = replicas;
        suffixes.removeIf(Suffix.Replicate.class::isInstance);
        suffixes.add(new Suffix.Replicate(replicas));
      } else {
        Suffix suffix = suffix(c);
        if (suffix == null) return new Step(node, List.copyOf(suffixes), weight);
        suffixes.add(suffix);
      }
    }
  }

  private @Nullable Suffix suffix(char c) {
    if (c == '.' && !text.startsWith("..", at)) return null;
    if ("(*/?:.".indexOf(c) < 0 || c == 0) return null;
    int start = at;
    at += c == '.' ? 2 : 1;
    return switch (c) {
      case '(' -> euclid(start);
      case '*' -> new Suffix.Faster(operand(start));
      case '/' -> new Suffix.Slower(operand(start));
      case ':' -> new Suffix.Tail(operand(start));
      case '?' -> {
        int own = seed++;
        yield new Suffix.Degrade(numberOr(Rational.HALF).toDouble(), own);
      }
      default -> new Suffix.Range(operand(start));
    };
  }

  private Node operand(int start) {
    if (startsStep() || supply("2")) return slice();
    String sign = text.charAt(start) == '.' ? ".." : text.substring(start, start + 1);
    throw error(at, "\"" + sign + "\" needs something after it, such as " + sign + "2");
  }

  private Suffix euclid(int opened) {
    deeper(opened);
    Step pulses = argument("(", "the number of hits, as in (3,8)");
    expectComma(opened);
    Step steps = argument(",", "the number of steps, as in (3,8)");
    Step rotation = null;
    if (peek() == ',') {
      at++;
      if (startsStep()) rotation = argument(",", "the rotation, as in (3,8,2)");
    }
    close(')', opened);
    depth--;
    return new Suffix.Euclid(pulses, steps, rotation);
  }

  private Step argument(String after, String what) {
    boolean there = startsStep() || supply(after.equals("(") ? "3" : "8");
    if (!there) throw error(at, "after \"" + after + "\" comes " + what);
    Step step = step();
    skipSpace();
    return step;
  }

  private void expectComma(int opened) {
    if (peek() == ',' || supply(",")) {
      at++;
      return;
    }
    if (at >= text.length()) throw error(opened, "this \"(\" is never closed");
    throw error(at, "a comma is missing here: (hits,steps), as in (3,8)");
  }

  private Node slice() {
    skipSpace();
    int start = at;
    return switch (text.charAt(at)) {
      case '[' -> nested(start, ']', () -> layersOrChoice("this group", start));
      case '<' -> nested(start, '>', () -> new Node.Slow(layers(start)));
      case '{' -> polymeter(start);
      default -> word();
    };
  }

  private interface Inside {
    Node read();
  }

  private Node nested(int start, char closer, Inside inside) {
    deeper(start);
    at++;
    Node node = inside.read();
    close(closer, start);
    depth--;
    return node;
  }

  private void deeper(int start) {
    if (++depth > DEEPEST) {
      throw error(start, "brackets are nested too deeply: " + DEEPEST + " levels are the most");
    }
  }

  private List<Steps> layers(int opened) {
    Steps head = steps("this group", opened);
    return peek() == ',' ? more(head, ',', "this group", opened) : List.of(head);
  }

  private Node polymeter(int start) {
    Node inside = nested(start, '}', () -> new Node.Polymeter(layers(start), null));
    if (peek() != '%') return inside;
    int sign = at++;
    if (!startsStep() && !supply("4")) {
      throw error(at, "\"%\" needs the steps per cycle after it, as in {a b c}%4");
    }
    return new Node.Polymeter(((Node.Polymeter) inside).layers(), slice());
  }

  private void close(char closer, int opened) {
    skipSpace();
    if (peek() == closer || supply(String.valueOf(closer))) {
      at++;
      return;
    }
    if (at >= text.length() || ")]}>".indexOf(text.charAt(at)) >= 0) {
      throw error(opened, "this \"" + text.charAt(opened) + "\" is never closed");
    }
    throw unexpected();
  }

  private NotationError unexpected() {
    char c = text.charAt(at);
    return switch (c) {
      case ')', ']', '}', '>' -> error(at, "this \"" + c + "\" closes nothing");
      case ',', '|', '.' ->
          error(
              at, "\"" + c + "\" cannot be mixed with another separator: use [ ] around one part");
      case '%' -> error(at, "\"%\" only follows a polymeter, as in {a b c}%4");
      default ->
          error(at, "\"" + Character.toString(text.codePointAt(at)) + "\" means nothing here");
    };
  }

  private Node word() {
    int start = at;
    while (at < text.length() && isWordCharacter(text.charAt(at))) at++;
    String word = text.substring(start, at);
    if (word.equals("~") || word.equals("-")) return new Node.Rest();
    return new Node.Atom(word, new SourceRange(start, at), text);
  }

  /** A number directly after a sign; {@code otherwise} where there is none. */
  private Rational numberOr(Rational otherwise) {
    int start = at;
    int i = at;
    if (i < text.length() && text.charAt(i) == '-') i++;
    int digits = i;
    while (i < text.length() && isDigit(text.charAt(i))) i++;
    if (i + 1 < text.length() && text.charAt(i) == '.' && isDigit(text.charAt(i + 1))) {
      i++;
      while (i < text.length() && isDigit(text.charAt(i))) i++;
    }
    if (i == digits) return otherwise;
    if (i - start > 20) throw error(start, "this number is too long");
    at = i;
    return Rational.parse(text.substring(start, i));
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void skipSpace() {
    while (at < text.length() && isSpace(text.charAt(at))) at++;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || c == '\u00a0';
  }

  /** The next character that is not space, or 0 at the end. */
  private char peek() {
    skipSpace();
    return at < text.length() ? text.charAt(at) : 0;
  }

  private NotationError error(int offset, String sentence) {
    return new NotationError(given, offset, sentence);
  }
}
