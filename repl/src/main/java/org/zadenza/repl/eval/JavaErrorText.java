// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.util.Optional;
import java.util.SortedSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zadenza.names.NearestName;
import org.zadenza.notation.NotationError;
import org.zadenza.pattern.Control;

/**
 * Says in plain words what an error in Java means, the compiler's as well as the player's own.
 *
 * @param words for what is common to both languages
 */
record JavaErrorText(WordBook words) {
  private static final Pattern SYMBOL =
      Pattern.compile("symbol:\\s+(?:(method|variable|class) )?(\\w+)");
  private static final Pattern OTHER_ARGUMENTS = Pattern.compile("(?:method|for) (\\w+)");
  private static final Pattern METHOD = Pattern.compile("(?:lambda\\$)?(\\w+?)(?:\\$\\d+)?");
  private static final Pattern HIDDEN = Pattern.compile("REPL\\.\\$JShell\\$\\w+\\.?");
  private static final Pattern PACKAGE = Pattern.compile("\\b(?:[a-z]\\w*\\.)+(?=[A-Z])");

  ErrorText.Parts of(Throwable thrown, Piece form) {
    Throwable root = ErrorText.root(thrown);
    if (root instanceof SnippetError error) return compiler(error, form);
    ErrorText.Parts parts = new ErrorText(words).of(root, form);
    if (root instanceof NotationError) return parts;
    String what = plain(parts.what());
    boolean ours = root instanceof IllegalArgumentException || root instanceof ArithmeticException;
    Optional<String> word = word(root);
    String said =
        word.filter(name -> ours && !what.startsWith(name)).map(name -> name + ": ").orElse("")
            + what;
    String hint =
        word.or(() -> Optional.of(ErrorText.head(form)).filter(_ -> !ours))
            .flatMap(JavaWords::example)
            .map(line -> "for example " + line)
            .orElse("");
    return new ErrorText.Parts(said, parts.where(), hint);
  }

  /**
   * The word that an error comes from, by the methods that were running: the one that the player's
   * line called or, in a query, the innermost.
   */
  private static Optional<String> word(Throwable root) {
    Optional<String> found = Optional.empty();
    for (StackTraceElement frame : root.getStackTrace()) {
      if (frame.getClassName().startsWith("REPL.")) return found;
      Optional<String> word = wordOf(frame);
      if (word.isPresent() && (found.isEmpty() || !isLater(frame))) found = word;
    }
    return found;
  }

  /** What runs when a pattern is asked, not when it is made. */
  private static boolean isLater(StackTraceElement frame) {
    return frame.getMethodName().startsWith("lambda$");
  }

  private static Optional<String> wordOf(StackTraceElement frame) {
    if (!frame.getClassName().startsWith("org.zadenza.")) return Optional.empty();
    Matcher method = METHOD.matcher(frame.getMethodName());
    boolean verb = frame.getClassName().endsWith("Verbs");
    boolean first = frame.getClassName().startsWith("org.zadenza.dsl.");
    if (!verb && !first || !method.matches()) return Optional.empty();
    return Optional.of(method.group(1)).filter(name -> JavaWords.example(name).isPresent());
  }

  private ErrorText.Parts compiler(SnippetError error, Piece form) {
    String where = ErrorText.caretAt(form, Math.min(error.offset(), form.text().length()));
    if (form.text().startsWith("(") && !form.text().contains(";")) {
      return new ErrorText.Parts(
          "this cannot be read as Java", where, Language.CLOJURE.line() + " goes back to Clojure");
    }
    if (error.code().startsWith("compiler.err.cant.resolve")) return unknown(error, form);
    if (error.code().startsWith("compiler.err.cant.apply")) return arguments(error, where);
    return new ErrorText.Parts(firstLine(error), where, "");
  }

  private ErrorText.Parts unknown(SnippetError error, Piece form) {
    Matcher symbol = SYMBOL.matcher(error.getMessage());
    if (!symbol.find()) {
      return new ErrorText.Parts(firstLine(error), ErrorText.caretAt(form, error.offset()), "");
    }
    String name = symbol.group(2);
    int at = form.text().indexOf(name, error.offset());
    String where = ErrorText.caretAt(form, at < 0 ? error.offset() : at);
    boolean verb = at > 0 && form.text().charAt(at - 1) == '.';
    String hint = elsewhere(name, verb).orElseGet(() -> meant(name));
    return new ErrorText.Parts("there is no word " + name, where, hint);
  }

  /** A word may stand on the other side of the dot, or have no method of its own. */
  private Optional<String> elsewhere(String name, boolean verb) {
    if (!verb && JavaWords.verbs().contains(name)) {
      return Optional.of("it follows a pattern: s(\"bd\")." + name + "(...)");
    }
    if (verb && Control.find(name) != null) {
      return Optional.of("it stands alone, or in .set(" + name + "(...))");
    }
    return JavaWords.example(name).map(line -> "in Java it is written " + line);
  }

  private String meant(String name) {
    SortedSet<String> names = JavaWords.first(words);
    names.addAll(JavaWords.verbs());
    return NearestName.to(name, names)
        .map(near -> "did you mean " + near + "?")
        .orElse("apropos(\"" + name + "\") looks for words; \"" + name + "\" is a text");
  }

  private static ErrorText.Parts arguments(SnippetError error, String where) {
    Matcher method = OTHER_ARGUMENTS.matcher(error.getMessage());
    String name = method.find() ? method.group(1) : "this";
    return new ErrorText.Parts(
        name + " does not take these arguments",
        where,
        JavaWords.example(name).map(line -> "it is used so: " + line).orElse(""));
  }

  private static String firstLine(SnippetError error) {
    return plain(error.getMessage().lines().map(String::strip).findFirst().orElse("this failed"));
  }

  private static String plain(String message) {
    String shown = HIDDEN.matcher(message).replaceAll("");
    return PACKAGE.matcher(shown).replaceAll("").replace("\"\"", "this");
  }
}
