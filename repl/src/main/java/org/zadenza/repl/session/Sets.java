// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;

/** Sets of forms that are evaluated at one go. */
public final class Sets {
  private static final String DEMO = "demo.clj";

  private Sets() {}

  /** The set of a folder: its {@code set.clj}, {@code set.jsh} or {@code set.java}. */
  public static Path file(Path fileOrFolder) {
    if (!Files.isDirectory(fileOrFolder)) return fileOrFolder;
    return Language.endings()
        .map(ending -> fileOrFolder.resolve("set" + ending))
        .filter(Files::isReadable)
        .findFirst()
        .orElse(fileOrFolder.resolve("set.clj"));
  }

  /** Brings in the {@code samples} folder that lies beside a set, if there is one. */
  public static void samplesBeside(Session session, Path set) {
    Path folder = set.toAbsolutePath().resolveSibling("samples");
    if (Files.isDirectory(folder)) session.samples().add(folder);
  }

  /** Evaluates a file, or the set of a folder, and tells what failed. */
  public static Notice load(Session session, String file) {
    if (session.isPlayedAgain()) return new Notice(file + " comes from the log");
    Path path = file(Path.of(file));
    if (!Files.isReadable(path)) {
      throw new IllegalArgumentException("there is no file " + path.toAbsolutePath());
    }
    samplesBeside(session, path);
    try {
      return told(session, path.getFileName().toString(), Files.readString(path));
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Has the networks that a set names made ready before it is loaded. */
  public static void foresee(Session session, Path fileOrFolder) {
    try {
      session.models().recurrent().foresee(Files.readString(file(fileOrFolder)));
    } catch (IOException e) {
      session.tell("its networks are made ready when they are due: " + e.getMessage());
    }
  }

  /** Plays the demo and shows its text, for it is meant to be changed. */
  static Notice demo(Session session) {
    String text = demoText();
    if (!session.isPlayedAgain()) told(session, DEMO, text);
    return new Notice(text.lines().filter(line -> !line.startsWith(";;")).reduce("", Sets::joined));
  }

  private static String joined(String before, String line) {
    return before.isEmpty() ? line : before + "\n" + line;
  }

  public static String demoText() {
    try (InputStream in = Sets.class.getResourceAsStream(DEMO)) {
      if (in == null) throw new IllegalStateException("the demo is missing from the program");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Notice told(Session session, String name, String text) {
    List<Answer> answers = session.load(name, text);
    int refused = 0;
    for (Answer answer : answers) {
      if (answer instanceof Answer.Refused(var complaint)) {
        refused++;
        session.tell(complaint.text());
      }
    }
    String forms = answers.size() == 1 ? " form" : " forms";
    String failed = refused == 0 ? "" : ", " + refused + " refused";
    return new Notice(name + ": " + answers.size() + forms + failed);
  }
}
