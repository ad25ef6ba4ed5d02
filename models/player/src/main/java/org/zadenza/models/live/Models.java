// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.SystemClock;
import org.zadenza.dsl.Given;
import org.zadenza.dsl.Lexicon;
import org.zadenza.dsl.Word;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.idiom.MarkovIdiom;
import org.zadenza.models.idiom.WalkRun;
import org.zadenza.models.idiom.Wishes;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.LatentPath;
import org.zadenza.models.latent.Points;
import org.zadenza.models.markov.MarkovChain;
import org.zadenza.models.markov.MarkovStyle;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.models.nsynth.play.NsynthPlayer;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.phrase.Composer;
import org.zadenza.models.phrase.LivePhrases;
import org.zadenza.models.phrase.ModelService;
import org.zadenza.models.phrase.Part;
import org.zadenza.models.phrase.PhraseMaker;
import org.zadenza.models.phrase.Phrases;
import org.zadenza.models.phrase.Sampled;
import org.zadenza.models.picture.FastStyle;
import org.zadenza.names.NearestName;
import org.zadenza.names.WordError;
import org.zadenza.pattern.Pattern;

/**
 * The models of one session: their words, the services that make their phrases, and how often a
 * phrase was late. Weights are read when a model is first used, on the evaluating thread, so that
 * music plays before any network is loaded.
 */
public final class Models implements AutoCloseable {
  /** The name of the Markov chain among the models. */
  public static final String MARKOV = "markov";

  private static final List<String> DRUMS_OPTIONS =
      List.of("seed", "temperature", "top-k", "prime", "rhythm", "polyphony");
  private static final List<String> MELODY_OPTIONS =
      List.of("seed", "temperature", "top-k", "prime", "scale", "chord", "rhythm");
  private static final List<String> PERFORMANCE_OPTIONS =
      List.of(
          "seed",
          "temperature",
          "top-k",
          "prime",
          "scale",
          "chord",
          "rhythm",
          "polyphony",
          "density",
          "histogram",
          "seconds");
  private static final List<String> MARKOV_OPTIONS =
      List.of(
          "seed",
          "temperature",
          "top-k",
          "prime",
          "scale",
          "chord",
          "rhythm",
          "polyphony",
          "order",
          "cycles",
          "steps");
  private static final Map<String, List<String>> NETWORKS =
      Map.of(
          DrumsRnn.NAME, DRUMS_OPTIONS,
          MelodyRnn.NAME, MELODY_OPTIONS,
          PerformanceRnn.NAME, PERFORMANCE_OPTIONS);

  private static final int USUAL_ORDER = 2;
  private static final int USUAL_CYCLES = 8;
  private static final int MOST_CYCLES = 256;
  private static final int USUAL_STEPS = 16;
  private static final int MOST_STEPS = 192;

  private final Weights weights;
  private final ModelService network;
  private final ModelService cheap;
  private final NsynthPlayer nsynth;
  private final NamedLatents named;
  private final RecurrentModels recurrent;
  private final SketchModels sketches;
  private final GuessModels guesses;
  private final TextModels texts;
  private final Corpora corpora;
  private final Pads pads = new Pads(this);
  private volatile Function<String, @Nullable Path> samples = name -> null;
  private final Tally tally = new Tally();
  private final Map<String, LatentModel> latents = new HashMap<>();
  private final Map<Integer, Map<Long, Sampled>> remembered = new HashMap<>();
  private volatile PhraseWitness witness = (model, sampled) -> {};
  private int made;

  /**
   * Models with these weights.
   *
   * @param network makes their phrases
   * @param cheap makes what plays where those are late
   */
  public Models(Weights weights, ModelService network, ModelService cheap) {
    this.weights = weights;
    this.named = new NamedLatents(weights);
    this.recurrent = new RecurrentModels(weights);
    this.sketches = new SketchModels(weights);
    this.guesses = new GuessModels(weights);
    this.texts = new TextModels(weights);
    this.corpora = new Corpora(this, weights.maps());
    this.network = network;
    this.cheap = cheap;
    nsynth = new NsynthPlayer(weights::nsynth, new SystemClock()::nanos);
  }

  /** Models with threads of their own, and what weights come along or lie in a player's folder. */
  public static Models ofPlayer(Path folder) {
    return of(new PlayersWeights(folder));
  }

  /** Models with threads of their own and these weights. */
  public static Models of(Weights weights) {
    return new Models(
        weights,
        new ModelService().start("zadenza-models"),
        new ModelService().start("zadenza-spares"));
  }

  /** The words that the models add to the language. */
  public List<Word> words() {
    List<Word> words = new ArrayList<>(networkWords());
    words.addAll(new LatentWords(this).words());
    Lexicon letters = new Lexicon("models");
    new LetterWords(this).on(letters);
    words.addAll(letters.words());
    return words;
  }

  private List<Word> networkWords() {
    return new Lexicon("models")
        .word(
            "drumsRnn",
            "[options]",
            "Drums from the Drums RNN, a bar a cycle; options :seed :temperature :top-k :prime"
                + " :rhythm :polyphony.",
            "(drums-rnn {:seed 7 :temperature \"<0.8 1.2>\"})",
            given -> network(DrumsRnn.NAME, given))
        .word(
            "melodyRnn",
            "[options]",
            "A tune from the Melody RNN, a bar a cycle; options :seed :temperature :top-k :prime"
                + " :scale :chord :rhythm.",
            "(melody-rnn {:prime \"c e g\" :temperature \"<0.7 1.1>\" :scale \"c:dorian\"})",
            given -> network(MelodyRnn.NAME, given))
        .word(
            "performanceRnn",
            "[options]",
            "A pianist, the Performance RNN; options as of melody-rnn, and :polyphony :density"
                + " :histogram :seconds.",
            "(s \"superpiano\" (performance-rnn {:density \"<2 8>\" :scale \"c:minor\"}))",
            given -> network(PerformanceRnn.NAME, given))
        .word(
            MARKOV,
            "pattern [options]",
            "Plays on in the manner of a pattern, or of a MIDI file; options as of melody-rnn, and"
                + " :polyphony :order :cycles :steps.",
            "(markov (n \"0 2 4 7\") {:order 2})",
            this::markov)
        .words();
  }

  /** What plays the sound {@code nsynth}. */
  public NsynthPlayer nsynth() {
    return nsynth;
  }

  /** The networks that make notes. */
  public RecurrentModels recurrent() {
    return recurrent;
  }

  /** The networks that draw. */
  public SketchModels sketches() {
    return sketches;
  }

  /** The network that guesses drawings. */
  public GuessModels guesses() {
    return guesses;
  }

  /** The networks of letters. */
  public TextModels texts() {
    return texts;
  }

  /** Where the files of recorded sounds such as {@code bd:3} are from now on. Any thread. */
  public void samplesFrom(Function<String, @Nullable Path> newSamples) {
    samples = newSamples;
  }

  /** The file of a recorded sound; null where there is none. */
  @Nullable Path sample(String name) {
    return samples.apply(name);
  }

  /** How many phrases came from where. */
  public Tally tally() {
    return tally;
  }

  /** Shows what is played to somebody from now on. Any thread. */
  public void witnessedBy(PhraseWitness newWitness) {
    witness = newWitness;
  }

  /** Tells somebody what is wrong with a player's files, each once. Any thread. */
  public void tellsProblemsTo(Consumer<String> newListener) {
    named.tellsProblemsTo(newListener);
  }

  /** What a model played once it will play again. Before it is made. */
  public synchronized void remember(int model, Sampled sampled) {
    remembered.computeIfAbsent(model, _ -> new ConcurrentHashMap<>()).put(sampled.cycle(), sampled);
  }

  private Pattern network(String name, Given given) {
    Object map = given.count() == 0 ? null : given.raw(0);
    Composer<?> composer = recurrent.composer(name);
    ModelOptions options = new ModelOptions(name, map, NETWORKS.getOrDefault(name, List.of()));
    LongFunction<Wishes> wishes = options.wishes();
    return played(
        composer, new Part(options.seed(), wishes, options.prime(composer.idiom(), wishes), 0));
  }

  /**
   * A network that goes on from what was played, e.g. {@code continued("melody-rnn", played, 2, 8,
   * options)}.
   *
   * @param cycles how many of its cycles it hears
   * @param anchor the cycle with which it begins to answer
   * @param given a map of options, or null
   */
  public Pattern continued(
      String name, Pattern played, int cycles, long anchor, @Nullable Object given) {
    if (!NETWORKS.containsKey(name)) {
      throw new WordError(
          "no model \""
              + name
              + "\" can go on from notes"
              + NearestName.hint(name, NETWORKS.keySet())
              + "; there are "
              + String.join(", ", NETWORKS.keySet().stream().sorted().toList()));
    }
    Composer<?> composer = recurrent.composer(name);
    List<String> known =
        NETWORKS.getOrDefault(name, List.of()).stream().filter(o -> !o.equals("prime")).toList();
    ModelOptions options = new ModelOptions(name, given, known);
    LongFunction<Wishes> wishes = options.wishes();
    LongFunction<List<Integer>> prime = options.prime(played, cycles, composer.idiom(), wishes);
    return played(composer, new Part(options.seed(), wishes, prime, anchor));
  }

  /**
   * A style that was learnt, e.g. {@code style("my-style", options)}.
   *
   * @param given a map of options, as the model has them that learnt it, or null
   */
  public Pattern style(String name, @Nullable Object given) {
    RecurrentModels.Style style = recurrent.style(name);
    ModelOptions options =
        new ModelOptions(name, given, NETWORKS.getOrDefault(style.base(), List.of()));
    LongFunction<Wishes> wishes = options.wishes();
    return played(
        style.composer(),
        new Part(options.seed(), wishes, options.prime(style.composer().idiom(), wishes), 0));
  }

  /**
   * The network for pictures of a name; empty where the weights of this name are of another kind.
   *
   * @throws WordError if there are none of this name: says what to bring in
   */
  public Optional<KnownModel.Style> pictures(String name) {
    try {
      Path file = weights.style(name);
      Path json = file.resolveSibling(name + ".json");
      boolean pictures =
          Files.isReadable(json)
              && Files.readString(json).contains("\"%s\"".formatted(FastStyle.TYPE));
      if (!pictures) return Optional.empty();
      return new Catalogue(file.toAbsolutePath().getParent())
          .find(name)
          .map(model -> (KnownModel.Style) model);
    } catch (IOException e) {
      throw new WordError(
          "style %s cannot play: %s; networks for pictures come in with ./zadenza models import FOLDER --name %s"
              .formatted(name, e.getMessage(), name));
    }
  }

  private Pattern markov(Given given) {
    Object map = given.count() > 1 ? given.raw(1) : null;
    ModelOptions options = new ModelOptions(MARKOV, map, MARKOV_OPTIONS);
    int order = (int) options.whole("order", 0, MarkovChain.MOST_ORDER, USUAL_ORDER);
    int cycles = (int) options.whole("cycles", 1, MOST_CYCLES, USUAL_CYCLES);
    int steps = (int) options.whole("steps", 1, MOST_STEPS, USUAL_STEPS);
    MarkovStyle style = style(given.raw(0), order, cycles, steps);
    MarkovIdiom idiom = new MarkovIdiom(style, steps);
    LongFunction<Wishes> wishes = options.wishes();
    return played(
        new Composer<>(MARKOV, idiom, new WalkRun(style.chain())),
        new Part(options.seed(), wishes, options.prime(idiom, wishes), 0));
  }

  private static MarkovStyle style(Object given, int order, int cycles, int steps) {
    Optional<Path> file = MidiMusic.file(given);
    if (file.isEmpty()) return MarkovStyle.ofPattern(order, Pattern.of(given), cycles, steps);
    try {
      return MarkovStyle.ofMidi(order, List.of(MidiScore.read(file.get())));
    } catch (IOException e) {
      throw new WordError("markov cannot learn from it: " + e.getMessage());
    }
  }

  private Pattern played(Composer<?> composer, Part part) {
    return played(composer, part, null);
  }

  /** What a maker makes, as a pattern; {@code path} is where it lies in a latent space. */
  PhrasePattern played(PhraseMaker maker, Part part, @Nullable LatentPath path) {
    return played(maker, part, path, path == null ? null : path.points());
  }

  /** The same of drawings; {@code points} is where they lie. */
  PhrasePattern drawn(PhraseMaker maker, Part part, Points points) {
    return played(maker, part, null, points);
  }

  private PhrasePattern played(
      PhraseMaker maker, Part part, @Nullable LatentPath path, @Nullable Points points) {
    return numbered(maker, new LivePhrases(maker, part, network, cheap), path, points);
  }

  private synchronized PhrasePattern numbered(
      PhraseMaker maker, Phrases phrases, @Nullable LatentPath path, @Nullable Points points) {
    String name = maker.name();
    int number = made++;
    tally.begin(name);
    Map<Long, Sampled> once = remembered.getOrDefault(number, Map.of());
    return new PhrasePattern(
        name,
        new RememberedPhrases(
            phrases,
            once,
            sampled -> {
              tally.count(name, sampled.tier());
              witness.played(number, sampled);
            }),
        maker.reach(),
        path,
        points);
  }

  /** The MusicVAE or GrooVAE of a name, read when it is first used. */
  synchronized LatentModel latents(String name) {
    LatentModel known = latents.get(name);
    if (known != null) return known;
    try {
      LatentModel loaded = new LatentModel(name, weights.vae(name));
      latents.put(name, loaded);
      return loaded;
    } catch (IOException e) {
      throw new IllegalArgumentException(name + " cannot play: " + e.getMessage(), e);
    }
  }

  /** What a hand can move over on the page. */
  public Pads pads() {
    return pads;
  }

  /** The corpora that have maps. */
  public Corpora corpora() {
    return corpora;
  }

  /** The latents that have names. */
  NamedLatents named() {
    return named;
  }

  @Override
  public void close() {
    nsynth.close();
    network.close();
    cheap.close();
  }
}
