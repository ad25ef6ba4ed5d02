// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.models.corpus.CorpusShelf;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.play.NsynthVoice;
import org.zadenza.models.performance.PerformanceRnn;

/**
 * Weights of the player's own for one model.
 *
 * @param name of the model
 * @param file a safetensors file with its {@code .json} beside it
 * @param others the weights of all other models
 */
public record OwnWeights(String name, Path file, Weights others) implements Weights {
  @Override
  public DrumsRnn drums() throws IOException {
    return name.equals(DrumsRnn.NAME) ? DrumsRnn.load(file) : others.drums();
  }

  @Override
  public MelodyRnn melody() throws IOException {
    return name.equals(MelodyRnn.NAME) ? MelodyRnn.load(file) : others.melody();
  }

  @Override
  public PerformanceRnn performance() throws IOException {
    return name.equals(PerformanceRnn.NAME) ? PerformanceRnn.load(file) : others.performance();
  }

  @Override
  public ImportedModel.Vae vae(String model) throws IOException {
    return name.equals(model) ? MusicVaes.load(file) : others.vae(model);
  }

  @Override
  public NsynthVoice nsynth() throws IOException {
    return name.equals(Nsynth.NAME) ? NsynthVoice.load(file) : others.nsynth();
  }

  @Override
  public ImportedModel.Sketches sketches(String model) throws IOException {
    return name.equals(model) ? SketchFile.load(file) : others.sketches(model);
  }

  @Override
  public ImportedModel.Guesses guesses(String model) throws IOException {
    return name.equals(model) ? GuessFile.load(file) : others.guesses(model);
  }

  @Override
  public ImportedModel.Text text(String model) throws IOException {
    return name.equals(model) ? CharRnnFile.load(file) : others.text(model);
  }

  @Override
  public Palette palette() {
    return others.palette();
  }

  @Override
  public CorpusShelf maps() {
    return others.maps();
  }

  @Override
  public Palette attributes() {
    return others.attributes();
  }

  @Override
  public Path style(String style) throws IOException {
    return others.style(style);
  }
}
