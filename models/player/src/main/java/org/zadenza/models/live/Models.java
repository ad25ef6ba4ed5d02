// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.dsl.Word;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.phrase.DrumsComposer;
import org.zadenza.models.phrase.DrumsPhrases;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.phrase.Phrase;
import org.zadenza.models.phrase.Phrases;
import org.zadenza.music.Pitch;
import org.zadenza.names.Shown;
import org.zadenza.pattern.Event;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Patternable;
import org.zadenza.time.Span;

/**
 * The models of one session: their words, the service that makes their phrases, and how often a
 * phrase was late. Weights are read when a model is first used, on the evaluating thread, so that
 * music plays before any network is loaded.
 */
public final class Models implements AutoCloseable {
  private static final double DEFAULT_TEMPERATURE = 1;
  private static final double HOTTEST = 10;

  private final Loader loader;
  private final ModelService service;
  private final List<Phrases> inUse = new CopyOnWriteArrayList<>();
  private final Map<Integer, Map<Long, Phrase>> remembered = new HashMap<>();
  private volatile PhraseWitness witness = (model, phrase) -> {};
  private @Nullable DrumsComposer drums;

  /** Reads the weights of the Drums RNN. */
  @FunctionalInterface
  public interface Loader {
    DrumsRnn load() throws IOException;
  }

  /** Models with weights from {@code loader}, their phrases made by {@code service}. */
  public Models(Loader loader, ModelService service) {
    this.loader = loader;
    this.service = service;
  }

  /** The shipped models, with a thread of their own. */
  public static Models shipped() {
    return new Models(DrumsRnn::shipped, new ModelService().start());
  }

  /** The words that the models add to the language. */
  public List<Word> words() {
    return new Lexicon("models")
        .word(
            "drumsRnn",
            "[options]",
            "Drums from the Drums RNN, a bar a cycle; options :seed and :temperature (a pattern).",
            "(drums-rnn {:seed 7 :temperature \"<0.8 1.2>\"})",
            this::drumsRnn)
        .words();
  }

  /** In how many cycles a phrase was late and the one before was played again. Any thread. */
  public long repeats() {
    long sum = 0;
    for (Phrases phrases : inUse) sum += phrases.repeats();
    return sum;
  }

  /** Whether any model has been used. Any thread. */
  public boolean inUse() {
    return !inUse.isEmpty();
  }

  private Pattern drumsRnn(Given given) {
    Map<?, ?> options = options(given, "seed", "temperature");
    long seed = seed(options.get("seed"));
    Pattern temperature = temperature(options.get("temperature"));
    Phrases phrases = new DrumsPhrases(drums(), service, seed, perCycle(temperature));
    return new PhrasePattern(numbered(phrases));
  }

  private synchronized Phrases numbered(Phrases phrases) {
    int number = inUse.size();
    Map<Long, Phrase> once = remembered.getOrDefault(number, Map.of());
    Phrases out =
        new RememberedPhrases(phrases, once, number, (n, phrase) -> witness.played(n, phrase));
    inUse.add(out);
    return out;
  }

  /** Shows each phrase that is played to somebody from now on. Any thread. */
  public void witnessedBy(PhraseWitness newWitness) {
    witness = newWitness;
  }

  /** What a model played once it will play again. Before it is made. */
  public synchronized void remember(int model, Phrase phrase) {
    remembered.computeIfAbsent(model, _ -> new ConcurrentHashMap<>()).put(phrase.cycle(), phrase);
  }

  private synchronized DrumsComposer drums() {
    if (drums == null) {
      try {
        drums = new DrumsComposer(loader.load());
      } catch (IOException e) {
        throw new IllegalStateException("drums-rnn cannot play: " + e.getMessage(), e);
      }
    }
    return drums;
  }

  private static Map<?, ?> options(Given given, String... known) {
    if (given.count() == 0) return Map.of();
    if (!(Patternable.value(given.raw(0)) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(
          given.word() + " takes a map, such as {:seed 7}, not " + Shown.of(given.raw(0)));
    }
    Set<Object> unknown = new LinkedHashSet<>(map.keySet());
    List.of(known).forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          given.word() + " has no option " + unknown + "; there are :" + String.join(" :", known));
    }
    return map;
  }

  private static long seed(@Nullable Object value) {
    if (value == null) return 0;
    if (value instanceof Double d && d == Math.rint(d)) return d.longValue();
    throw new IllegalArgumentException("drums-rnn: :seed is a whole number, not " + value);
  }

  /** A pattern of temperatures, tried out so that a bad one is refused at once. */
  private static Pattern temperature(@Nullable Object value) {
    Pattern pattern = Pattern.of(value == null ? DEFAULT_TEMPERATURE : value);
    for (Event e : pattern.events(Span.of(0, 1))) checked(e.value());
    return pattern;
  }

  private static double checked(Object value) {
    double temperature = Pitch.numeral(value);
    if (temperature >= 0 && temperature <= HOTTEST) return temperature;
    throw new IllegalArgumentException(
        "drums-rnn: :temperature lies between 0 (always the likeliest) and 10, not " + value);
  }

  /** The first value of each cycle. */
  private static LongToDoubleFunction perCycle(Pattern pattern) {
    return cycle -> {
      List<Event> events = new ArrayList<>(pattern.events(Span.of(cycle, cycle + 1)));
      return events.isEmpty() ? DEFAULT_TEMPERATURE : checked(events.get(0).value());
    };
  }

  @Override
  public void close() {
    service.close();
  }
}
