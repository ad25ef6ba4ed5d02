// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * Where a player's Java runs: a JShell in this JVM that knows {@link org.zadenza.dsl.Zadenza} and
 * {@link Stage} without their names.
 *
 * <p>Any thread, one line at a time; a line that never ends is ended by interrupting its thread.
 */
public final class JavaSpace implements Evaluator, AutoCloseable {
  private static final String IMPORTS =
      """
      import static org.zadenza.dsl.Zadenza.*;
      import static org.zadenza.repl.eval.Stage.*;
      import static org.zadenza.made.Words.*;
      import org.zadenza.pattern.*;
      import org.zadenza.time.*;
      import java.util.*;
      import java.util.function.*;
      import java.util.stream.*;
      """;

  private final WordBook words;
  private final SnippetEngine engine;
  private final JShell shell;
  private final WordClass made;
  private final ReentrantLock busy = new ReentrantLock();

  private JavaSpace(WordBook words, SnippetEngine engine, JShell shell, WordClass made) {
    this.words = words;
    this.engine = engine;
    this.shell = shell;
    this.made = made;
  }

  /** Starts the compiler and lets it see the words, and warms up what the first lines need. */
  public static JavaSpace with(WordBook words) {
    SnippetEngine engine = new SnippetEngine();
    JShell shell = JShell.builder().executionEngine(new Provider(engine), Map.of()).build();
    WordClass made = madeOf(words);
    shell.addToClasspath(made.folder().toString());
    JavaSpace out = new JavaSpace(words, engine, shell, made);
    IMPORTS.lines().forEach(shell::eval);
    out.value(new Piece.Whole(new Place("warm-up", 1, 1), "s(\"bd\").every(2, x -> x.fast(2))"));
    out.typed("s(\"bd\")");
    return out;
  }

  private static WordClass madeOf(WordBook words) {
    try {
      return WordClass.of(JavaWords.made(words));
    } catch (IOException e) {
      throw new UncheckedIOException("no words for Java: " + e.getMessage(), e);
    }
  }

  /** Hands the engine to JShell, which asks for it by an interface. */
  private record Provider(SnippetEngine engine) implements ExecutionControlProvider {
    @Override
    public String name() {
      return "zadenza";
    }

    @Override
    public DirectExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return engine;
    }
  }

  @Override
  public @Nullable Object value(Piece piece) {
    if (!busy.tryLock()) {
      throw new IllegalStateException(
          "the line of Java before this one is still under way; :clj answers meanwhile");
    }
    try {
      return Stage.in(words, () -> evaluated(piece.text()));
    } catch (Exception e) {
      throw JavaSpace.<RuntimeException>asItIs(e);
    } finally {
      busy.unlock();
    }
  }

  @SuppressWarnings("unchecked") // the compiler takes a checked exception for an unchecked one
  private static <E extends Throwable> E asItIs(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private @Nullable Object evaluated(String text) {
    engine.begin();
    List<SnippetEvent> events = shell.eval(finished(text));
    for (SnippetEvent event : events) {
      if (event.causeSnippet() == null) return value(event, events);
    }
    return null;
  }

  /** With the semicolon that a player may leave out. */
  private String finished(String text) {
    SourceCodeAnalysis.CompletionInfo seen = analysis().analyzeCompletion(text);
    return seen.completeness() == SourceCodeAnalysis.Completeness.COMPLETE_WITH_SEMI
        ? seen.source()
        : text;
  }

  private @Nullable Object value(SnippetEvent event, List<SnippetEvent> events) {
    Snippet snippet = event.snippet();
    if (snippet instanceof VarSnippet variable) {
      boolean unnamed = snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
      if (unnamed) shell.drop(snippet);
      else engine.defined(variable.name(), engine.thrown() == null);
    }
    if (event.exception() instanceof UnresolvedReferenceException unresolved) {
      throw refused(unresolved.getSnippet());
    }
    if (engine.thrown() != null) throw JavaSpace.<RuntimeException>asItIs(engine.thrown());
    if (event.status() != Snippet.Status.VALID) {
      SnippetError error = refused(snippet);
      takeBack(event, events);
      throw error;
    }
    return snippet instanceof DeclarationSnippet declared && !(snippet instanceof VarSnippet)
        ? new Defined(declared.name())
        : snippet.kind() == Snippet.Kind.IMPORT ? new Defined("what is imported") : engine.value();
  }

  /**
   * What cannot work is no help on stage: what had its name comes back. JShell forgets it even
   * where it rejects the new one.
   */
  private void takeBack(SnippetEvent failed, List<SnippetEvent> events) {
    if (failed.status() != Snippet.Status.REJECTED) shell.drop(failed.snippet());
    for (SnippetEvent event : events) {
      Snippet lost = event.snippet();
      if (event.status() != Snippet.Status.OVERWRITTEN || lost == failed.snippet()) continue;
      shell.eval(lost.source());
      if (lost instanceof VarSnippet variable) engine.defined(variable.name(), false);
    }
  }

  private SnippetError refused(Snippet snippet) {
    List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
    if (!errors.isEmpty()) {
      Diag first = errors.getFirst();
      int offset = (int) Math.max(0, first.getPosition());
      return new SnippetError(first.getCode(), first.getMessage(Locale.ROOT), offset);
    }
    String missing =
        snippet instanceof DeclarationSnippet declared
            ? String.join(", ", shell.unresolvedDependencies(declared).toList())
            : "";
    return new SnippetError("compiler.err.cant.resolve", "symbol: " + missing, 0);
  }

  @Override
  public List<Piece> typed(String text) {
    return Snippets.typed(analysis(), text);
  }

  @Override
  public List<Piece> ofFile(String source, String text) {
    return Snippets.ofFile(analysis(), source, text);
  }

  /** What could be meant at {@code cursor}: names that go on from the one that is begun there. */
  public List<String> completions(String text, int cursor) {
    int[] begin = new int[1];
    return analysis().completionSuggestions(text, cursor, begin).stream()
        .map(SourceCodeAnalysis.Suggestion::continuation)
        .distinct()
        .toList();
  }

  private SourceCodeAnalysis analysis() {
    return shell.sourceCodeAnalysis();
  }

  @Override
  public void close() {
    shell.close();
    try {
      made.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
