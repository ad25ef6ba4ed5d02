// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.models.corpus.CorpusShelf;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.latent.Palette;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.nsynth.play.NsynthVoice;
import org.zadenza.models.performance.PerformanceRnn;

/** Reads the weights of models, when they are first used. */
public interface Weights {
  /** The Drums RNN's. */
  DrumsRnn drums() throws IOException;

  /** The Melody RNN's. */
  MelodyRnn melody() throws IOException;

  /** The Performance RNN's. */
  PerformanceRnn performance() throws IOException;

  /** Those of one of {@link org.zadenza.models.importer.MusicVaes#NAMES}. */
  ImportedModel.Vae vae(String name) throws IOException;

  /** The latents that have names. */
  Palette palette();

  /** The directions that have names. */
  Palette attributes();

  /** The maps of corpora, by their names. */
  default CorpusShelf maps() {
    return CorpusShelf.SHIPPED;
  }

  /** The NSynth network that is given the played pitch, with the names of its timbres. */
  default NsynthVoice nsynth() throws IOException {
    throw new IOException("there is no NSynth here");
  }

  /**
   * Those of a Sketch-RNN, such as {@code sketch-quickdraw}.
   *
   * @throws IOException if there are none of this name: says so
   */
  default ImportedModel.Sketches sketches(String name) throws IOException {
    throw new IOException("there is no Sketch-RNN here");
  }

  /**
   * Those of a network that guesses drawings, such as {@code sketch-guess}.
   *
   * @throws IOException if there are none of this name: says so
   */
  default ImportedModel.Guesses guesses(String name) throws IOException {
    throw new IOException("there is nobody here who guesses drawings");
  }

  /**
   * Those of a character RNN, such as {@code char-rnn}.
   *
   * @throws IOException if there are none of this name: says so
   */
  default ImportedModel.Text text(String name) throws IOException {
    throw new IOException("there is no character RNN here");
  }

  /**
   * The file of a style that was learnt.
   *
   * @throws IOException if there is none of this name: says so
   */
  default Path style(String name) throws IOException {
    throw new IOException("there are no styles here");
  }
}
