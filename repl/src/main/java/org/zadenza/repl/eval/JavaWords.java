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
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;
import org.zadenza.dsl.Word;
import org.zadenza.dsl.Zadenza;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Pattern;

/** How the words are written in Java: their names, and each one's example. */
public final class JavaWords {
  private static final String EXAMPLES = "examples.tsv";

  private JavaWords() {}

  /** What a line can begin with: the written statics, and a made one for every other word. */
  public static SortedSet<String> first(WordBook words) {
    SortedSet<String> out = written();
    out.addAll(made(words).keySet());
    return out;
  }

  private static SortedSet<String> written() {
    return names(Zadenza.class, Stage.class, m -> Modifier.isStatic(m.getModifiers()));
  }

  /** Words that can be said in no other way, and every control. */
  static SortedMap<String, Word> made(WordBook words) {
    SortedSet<String> written = written();
    SortedSet<String> verbs = verbs();
    SortedMap<String, Word> out = new TreeMap<>();
    for (Word word : words.words()) {
      boolean control = word.category().equals("controls");
      for (String name : word.everyName()) {
        boolean said = written.contains(name) || !control && verbs.contains(name);
        if (!said && !word.isValue() && SourceVersion.isName(name)) out.put(name, word);
      }
    }
    return out;
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
    if (word.matches("in\\d+")) return Optional.of("s(\"hh*4\").pan(" + word + ")");
    return Optional.ofNullable(Lines.BY_WORD.get(word))
        .or(() -> Optional.ofNullable(Control.find(word)).map(JavaWords::setting));
  }

  /** As the words of controls show them: on a sound, except the sound itself. */
  private static String setting(Control control) {
    String value = "(\"" + control.example() + "\")";
    String name = control.name();
    if (name.equals("s")) return name + value;
    String sound = "s(\"" + control.carrier() + "\")";
    return verbs().contains(name)
        ? sound + "." + name + value
        : sound + ".set(" + name + value + ")";
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
