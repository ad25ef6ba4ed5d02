// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every word of the language that needs no running session, in the order of the docs. Completion,
 * {@code doc} and the Clojure layer all read this one list. Any thread.
 */
public final class Vocabulary {
  private static final List<Word> WORDS =
      Stream.of(
              SourceWords.all(),
              SectionWords.all(),
              SignalWords.all(),
              InputWords.all(),
              TimeWords.all(),
              SpanWords.all(),
              RhythmWords.all(),
              FormWords.all(),
              BranchWords.all(),
              CopyWords.all(),
              WeaveWords.all(),
              StepWords.all(),
              StepFormWords.all(),
              PickWords.all(),
              SampleWords.all(),
              GrainWords.all(),
              ChanceWords.all(),
              LotWords.all(),
              ValueWords.all(),
              CurveWords.all(),
              OperatorWords.all(),
              TonalWords.all(),
              ControlWords.all(),
              EnvelopeWords.all(),
              SimpleWords.all())
          .flatMap(List::stream)
          .toList();

  private static final Map<String, Word> BY_NAME = new LinkedHashMap<>();

  static {
    for (Word word : WORDS) {
      word.everyName().forEach(name -> BY_NAME.putIfAbsent(name, word));
    }
  }

  private Vocabulary() {}

  public static Collection<Word> words() {
    return WORDS;
  }

  /** The word of that name, in camelCase or kebab-case, or of that alias. */
  public static Optional<Word> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }
}
