// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import clojure.lang.ArityException;
import clojure.lang.Compiler;
import clojure.lang.LispReader;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zadenza.names.WordError;
import org.zadenza.notation.NotationError;
import org.zadenza.schedule.SlotRefused;

/**
 * Says in plain words what an exception means: what happened, where, and what to try.
 *
 * @param words to find what a mistyped name was meant to be
 */
record ErrorText(WordBook words) {
  private static final Pattern UNRESOLVED =
      Pattern.compile("Unable to resolve symbol: (\\S+) in this context");
  private static final Pattern CAST =
      Pattern.compile("class (\\S+) cannot be cast to class (\\S+) .*", Pattern.DOTALL);
  private static final Pattern NO_SEQUENCE =
      Pattern.compile("Don't know how to create ISeq from: (\\S+)");
  private static final Pattern CLASS_NAME =
      Pattern.compile("(?:\\bclass )?((?:[a-z]\\w*\\.)+[A-Z][\\w$]*)");
  private static final Map<String, String> PLAIN_TYPES =
      Map.ofEntries(
          Map.entry("java.lang.String", "a text"),
          Map.entry("java.lang.Number", "a number"),
          Map.entry("java.lang.Long", "a number"),
          Map.entry("java.lang.Double", "a number"),
          Map.entry("java.lang.Boolean", "true or false"),
          Map.entry("java.lang.Character", "a letter"),
          Map.entry("java.util.regex.Pattern", "a regular expression"),
          Map.entry("clojure.lang.Ratio", "a number"),
          Map.entry("clojure.lang.PersistentHashSet", "a set"),
          Map.entry("clojure.lang.LazySeq", "a list"),
          Map.entry("clojure.lang.PersistentList", "a list"),
          Map.entry("clojure.lang.IFn", "a function"),
          Map.entry("clojure.lang.Keyword", "a keyword"),
          Map.entry("clojure.lang.Symbol", "a symbol"),
          Map.entry("clojure.lang.PersistentVector", "a vector"),
          Map.entry("clojure.lang.PersistentArrayMap", "a map"),
          Map.entry("org.zadenza.pattern.Pattern", "a pattern"));

  /** What is known about an error before it is said what still plays. */
  record Parts(String what, String where, String hint) {}

  Parts of(Throwable thrown, Piece form) {
    Throwable root = root(thrown);
    if (root instanceof NotationError notation) return notation(notation, form);
    if (root instanceof StackOverflowError) {
      return new Parts("this refers to itself without end", line(form), "");
    }
    if (root instanceof OutOfMemoryError) {
      return new Parts("this needs more memory than there is", line(form), "");
    }
    if (root instanceof ArityException arity) return arity(arity, form);
    String message = root.getMessage() == null ? "" : root.getMessage();
    Matcher unresolved = UNRESOLVED.matcher(message);
    if (unresolved.find()) return unknown(unresolved.group(1), form);
    Matcher cast = CAST.matcher(message);
    if (cast.matches()) return cast(cast.group(1), cast.group(2), form);
    Matcher sequence = NO_SEQUENCE.matcher(message);
    if (sequence.find()) {
      return new Parts(
          plain(sequence.group(1)) + " stands where a list belongs", line(form), used(form));
    }
    if (root instanceof NullPointerException) {
      return new Parts("nil stands where a value belongs", line(form), used(form));
    }
    if (root instanceof WordError || root instanceof SlotRefused) {
      return new Parts(plainNames(message), line(form), "");
    }
    return new Parts(
        message.isBlank() ? simpleName(root) : plainNames(message), line(form), used(form));
  }

  /** The innermost cause that says something. */
  static Throwable root(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null && root.getCause() != root && !saysMore(root)) {
      root = root.getCause();
    }
    return root;
  }

  private static boolean saysMore(Throwable outer) {
    boolean wrapper =
        outer instanceof Compiler.CompilerException
            || outer instanceof LispReader.ReaderException
            || outer.getClass() == RuntimeException.class
            || outer instanceof SlotRefused
            || outer instanceof java.util.concurrent.ExecutionException;
    return !wrapper && !(outer.getCause() instanceof NotationError);
  }

  private static String plainNames(String message) {
    return CLASS_NAME.matcher(message).replaceAll(found -> plain(found.group(1)));
  }

  private static String simpleName(Throwable thrown) {
    return "this failed (" + thrown.getClass().getSimpleName() + ")";
  }

  private Parts notation(NotationError error, Piece form) {
    String where = error.pretty().stripIndent();
    String file = form.place().source().equals("prompt") ? "" : placeOf(error.text(), form) + "\n";
    return new Parts(
        "this mini-notation cannot be read", file + where, "mend the text and evaluate it again");
  }

  private static Place placeOf(String token, Piece form) {
    int at = form.text().indexOf(token);
    return at < 0 ? form.place() : placeAt(form, at);
  }

  private static Place placeAt(Piece form, int offset) {
    String before = form.text().substring(0, offset);
    int lines = (int) before.chars().filter(c -> c == '\n').count();
    int column = offset - before.lastIndexOf('\n');
    Place start = form.place();
    return new Place(
        start.source(), start.line() + lines, lines == 0 ? start.column() + offset : column);
  }

  private Parts unknown(String name, Piece form) {
    String hint =
        words
            .nearest(name)
            .map(near -> "did you mean " + near + "?")
            .orElse("(apropos \"" + name + "\") looks for words; \"" + name + "\" is a text");
    return new Parts("there is no word " + name, caretUnder(name, form), hint);
  }

  private Parts arity(ArityException error, Piece form) {
    return new Parts(
        "a function got " + error.actual + " arguments, which is not what it takes",
        line(form),
        used(form));
  }

  private Parts cast(String from, String to, Piece form) {
    String what =
        to.equals("clojure.lang.IFn")
            ? plain(from) + " stands where a function belongs"
            : plain(from) + " stands where " + plain(to) + " belongs";
    return new Parts(what, line(form), used(form));
  }

  /** How the word that a form begins with is used. */
  private String used(Piece form) {
    return words.find(head(form)).map(word -> "for example " + word.example()).orElse("");
  }

  private static String plain(String type) {
    String known = PLAIN_TYPES.get(type);
    if (known != null) return known;
    return "something else";
  }

  /** The word that a form begins with. */
  static String head(Piece form) {
    return form.text().replaceFirst("^\\(\\s*", "").split("[\\s()\\[\\]{}\"]", 2)[0];
  }

  /** The line of a form in which {@code token} stands, and a caret under it. */
  static String caretUnder(String token, Piece form) {
    Matcher found =
        Pattern.compile("(?<![\\w*+!?<>=/.-])" + Pattern.quote(token) + "(?![\\w*+!?<>=/.-])")
            .matcher(form.text());
    return found.find() ? caretAt(form, found.start()) : line(form);
  }

  /** The line of a form at an offset, with a caret; headed by its place where it is from a file. */
  static String caretAt(Piece form, int offset) {
    Place place = placeAt(form, offset);
    int start = form.text().lastIndexOf('\n', offset - 1) + 1;
    int end = form.text().indexOf('\n', offset);
    String shown = form.text().substring(start, end < 0 ? form.text().length() : end);
    return header(place) + shown + "\n" + " ".repeat(offset - start) + "^";
  }

  private static String line(Piece form) {
    if (form.place().source().equals("prompt")) return "";
    return header(form.place()) + form.text().lines().findFirst().orElse("");
  }

  private static String header(Place place) {
    return place.source().equals("prompt") ? "" : place + "\n";
  }
}
