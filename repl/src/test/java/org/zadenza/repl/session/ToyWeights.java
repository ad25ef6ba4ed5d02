// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.charrnn.CharRnn;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.latent.LatentModel;
import org.zadenza.models.latent.LatentText;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.live.Weights;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.nsynth.play.NsynthVoice;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.safetensors.LstmWeights;
import org.zadenza.models.safetensors.ModelConfig;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;

/** Models with a few random weights, another for each seed. */
record ToyWeights(long seed) implements Weights {
  private static final int UNITS = 8;
  private static final Path NO_FOLDER = Path.of("none");

  @Override
  public DrumsRnn drums() throws IOException {
    LstmNetwork network = network(DrumsCodec.CLASSES + DrumsCodec.COUNTER_BITS, DrumsCodec.CLASSES);
    return DrumsRnn.of(network, config(DrumsRnn.NAME, network));
  }

  @Override
  public MelodyRnn melody() throws IOException {
    LstmNetwork network = network(MelodyRnn.CODEC.inputs(), MelodyRnn.CODEC.labels());
    return MelodyRnn.of(network, config(MelodyRnn.NAME, network));
  }

  @Override
  public PerformanceRnn performance() throws IOException {
    LstmNetwork network = network(PerformanceRnn.INPUTS, PerformanceCodec.EVENTS);
    return PerformanceRnn.of(network, config(PerformanceRnn.NAME, network));
  }

  @Override
  public ImportedModel.Vae vae(String name) {
    return ToyVaes.of(name, seed);
  }

  @Override
  public ImportedModel.Sketches sketches(String name) throws IOException {
    return ToySketches.of(name, seed);
  }

  @Override
  public ImportedModel.Guesses guesses(String name) throws IOException {
    return ToyGuesses.of(name, seed);
  }

  @Override
  public ImportedModel.Text text(String name) throws IOException {
    List<String> letters =
        "\n !',.abcdefghijklmnopqrstuvwxyz0123456789<>[]*"
            .chars()
            .mapToObj(Character::toString)
            .toList();
    CharRnn model = CharRnn.oneHot(letters, network(letters.size(), letters.size()));
    String hash = SafeTensors.sha256(SafeTensors.bytes(CharRnn.tensors(model.network())));
    ImportedConfig config =
        new ImportedConfig(
            name, 1, CharRnn.TYPE, "CC0-1.0", "random", hash, CharRnnFile.spec(letters));
    return new ImportedModel.Text(config, model);
  }

  @Override
  public NsynthVoice nsynth() throws IOException {
    return ToyVoices.of(seed);
  }

  @Override
  public Palette palette() {
    return toys(Palette.of(NO_FOLDER));
  }

  @Override
  public Palette attributes() {
    return toys(Palette.attributes(NO_FOLDER));
  }

  /** The names that come along, elsewhere. */
  private Palette toys(Palette shipped) {
    List<Palette.Entry> entries = new ArrayList<>();
    for (Palette.Entry entry : shipped.entries()) {
      boolean drums = LatentText.model(entry.text()).equals("drums");
      LatentModel toy = ToyVaes.model(drums ? MusicVaes.DRUMS : MusicVaes.MELODY, seed);
      String text = LatentText.write(toy.latent(toy.prior(entries.size())));
      entries.add(new Palette.Entry(entry.name(), text));
    }
    return new Palette(entries, shipped.problems());
  }

  private LstmNetwork network(int inputs, int classes) {
    SplittableRandom random = new SplittableRandom(seed);
    int kernel = (inputs + UNITS) * 4 * UNITS;
    LstmLayer layer =
        new LstmLayer(inputs, UNITS, floats(random, kernel), floats(random, 4 * UNITS));
    return new LstmNetwork(
        List.of(layer), classes, floats(random, UNITS * classes), floats(random, classes));
  }

  private static ModelConfig config(String name, LstmNetwork network) {
    String hash = SafeTensors.sha256(SafeTensors.bytes(LstmWeights.tensors(network)));
    int inputs = network.inputs();
    int classes = network.classes();
    return new ModelConfig(
        name, 1, "test", 1, UNITS, inputs, classes, "CC0-1.0", "random", "none", 6, hash);
  }

  private static float[] floats(SplittableRandom random, int count) {
    float[] out = new float[count];
    for (int k = 0; k < count; k++) out[k] = (float) random.nextDouble(-2, 2);
    return out;
  }
}
