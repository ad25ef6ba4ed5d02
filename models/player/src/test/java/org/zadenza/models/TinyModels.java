// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zadenza.models.charrnn.RandomLetters;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.drums.TinyDrums;
import org.zadenza.models.guess.RandomGuesses;
import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.models.idiom.DrumsRun;
import org.zadenza.models.idiom.MarkovIdiom;
import org.zadenza.models.idiom.MelodyIdiom;
import org.zadenza.models.idiom.MelodyRun;
import org.zadenza.models.idiom.PerformanceIdiom;
import org.zadenza.models.idiom.PerformanceRun;
import org.zadenza.models.idiom.WalkRun;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.latent.TinyVaes;
import org.zadenza.models.live.Weights;
import org.zadenza.models.markov.MarkovStyle;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.nsynth.play.NsynthVoice;
import org.zadenza.models.nsynth.play.TinyVoices;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.phrase.Composer;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.sketch.RandomSketches;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;

/** Models with a few random weights, another for each seed. */
public record TinyModels(long seed, Palette attributes) implements Weights {
  /** With no attributes. */
  public TinyModels(long seed) {
    this(seed, Palette.named(Map.of()));
  }

  private static final int UNITS = 8;

  @Override
  public DrumsRnn drums() {
    return TinyDrums.model(seed);
  }

  @Override
  public MelodyRnn melody() {
    LstmNetwork network = network(MelodyRnn.CODEC.inputs(), MelodyRnn.CODEC.labels());
    return MelodyRnn.of(network, config(MelodyRnn.NAME, network));
  }

  @Override
  public PerformanceRnn performance() {
    LstmNetwork network = network(PerformanceRnn.INPUTS, PerformanceCodec.EVENTS);
    return PerformanceRnn.of(network, config(PerformanceRnn.NAME, network));
  }

  @Override
  public NsynthVoice nsynth() {
    return TinyVoices.voice(seed);
  }

  @Override
  public ImportedModel.Vae vae(String name) {
    return TinyVaes.of(name, seed);
  }

  @Override
  public ImportedModel.Sketches sketches(String name) throws IOException {
    return switch (name) {
      case SketchFile.QUICKDRAW -> RandomSketches.model(name, 6, seed, "alarm clock", "cat", "pig");
      case SketchFile.OMNIGLOT -> RandomSketches.model(name, 6, seed + 1);
      case SketchFile.QUICKDRAW_FREE -> RandomSketches.model(name, 0, seed);
      default -> throw new IOException("it has no weights here");
    };
  }

  @Override
  public ImportedModel.Guesses guesses(String name) throws IOException {
    return RandomGuesses.model(name, seed, "alarm clock", "cat", "pig");
  }

  @Override
  public ImportedModel.Text text(String name) throws IOException {
    return RandomLetters.model(name, seed);
  }

  @Override
  public Palette palette() {
    return Palette.named(Map.of());
  }

  /** A composer for each kind of model, by name. */
  public Map<String, Composer<?>> composers() {
    MarkovStyle style = MarkovStyle.ofPattern(2, notes("[0,4] 2 <4 5> 7*2"), 8, 8);
    return Map.of(
        "drums", new Composer<>("drums", new DrumsIdiom(), new DrumsRun(drums().sampler())),
        "melody", new Composer<>("melody", new MelodyIdiom(), new MelodyRun(melody().sampler())),
        "performance",
            new Composer<>(
                "performance", new PerformanceIdiom(), new PerformanceRun(performance().sampler())),
        "markov", new Composer<>("markov", new MarkovIdiom(style, 8), new WalkRun(style.chain())));
  }

  private static Pattern notes(String text) {
    return Pattern.of(text).withValue(value -> Controls.of("note", value));
  }

  private LstmNetwork network(int inputs, int classes) {
    return network(seed, inputs, classes);
  }

  /** A network of one layer, with random weights. */
  public static LstmNetwork network(long seed, int inputs, int classes) {
    SplittableRandom random = new SplittableRandom(seed);
    LstmLayer layer =
        new LstmLayer(
            inputs,
            UNITS,
            weights(random, (inputs + UNITS) * 4 * UNITS),
            weights(random, 4 * UNITS));
    return new LstmNetwork(
        List.of(layer), classes, weights(random, UNITS * classes), weights(random, classes));
  }

  private static ModelConfig config(String name, LstmNetwork network) {
    String hash = SafeTensors.sha256(SafeTensors.bytes(LstmWeights.tensors(network)));
    return config(name, network.inputs(), network.classes(), hash);
  }

  /** What is told of such a network. */
  public static ModelConfig config(String name, int inputs, int classes, String hash) {
    return new ModelConfig(
        name,
        ModelConfig.VERSION,
        "test",
        1,
        UNITS,
        inputs,
        classes,
        "CC0-1.0",
        "random numbers",
        "none",
        6.2,
        hash);
  }

  private static float[] weights(SplittableRandom random, int count) {
    float[] weights = new float[count];
    for (int k = 0; k < count; k++) {
      weights[k] = (float) random.nextDouble(-2, 2);
    }
    return weights;
  }
}
