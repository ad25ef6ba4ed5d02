// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.eval;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zadenza.dsl.Zadenza;
import org.zadenza.pattern.Pattern;

/** How the words are written in Java: their names, and each one's example. */
public final class JavaWords {
  private static final String EXAMPLES = "examples.tsv";

  private JavaWords() {}

  /** What a line can begin with. */
  public static SortedSet<String> first() {
    return names(Zadenza.class, Stage.class, m -> Modifier.isStatic(m.getModifiers()));
  }

  /** What can follow a dot after a pattern. */
  public static SortedSet<String> verbs() {
    return names(Pattern.class, Pattern.class, m -> !Modifier.isStatic(m.getModifiers()));
  }

  private interface Chosen {
    boolean is(Member member);
  }

  private static SortedSet<String> names(Class<?> one, Class<?> other, Chosen chosen) {
    return Stream.of(one, other)
        .flatMap(c -> Stream.concat(Arrays.stream(c.getMethods()), Arrays.stream(c.getFields())))
        .filter(member -> member.getDeclaringClass() != Object.class && chosen.is(member))
        .map(Member::getName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The example of a word, in Java, where there is one. */
  public static Optional<String> example(String word) {
    return Optional.ofNullable(Lines.BY_WORD.get(word));
  }

  /** Read when the first one is asked for. */
  private static final class Lines {
    static final Map<String, String> BY_WORD = read();

    private static Map<String, String> read() {
      try (InputStream in = JavaWords.class.getResourceAsStream(EXAMPLES)) {
        if (in == null) throw new IllegalStateException("the examples in Java are missing");
        return new String(in.readAllBytes(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", 2))
            .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
