// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.models.importer.NsynthFile;
import org.zadenza.models.nsynth.Nsynth;

/**
 * An NSynth network ready to be played.
 *
 * @param anchors the names of its timbres
 */
public record NsynthVoice(Nsynth network, Anchors anchors) {
  /** Checks that it is given the played pitch. */
  public NsynthVoice {
    if (!network.shape().pitched()) {
      throw new IllegalArgumentException(
          "this network is not given the played pitch, so that it cannot be played by note");
    }
  }

  /** The one that comes with Zadenza. */
  public static NsynthVoice shipped() throws IOException {
    Nsynth network = NsynthFile.shipped(Nsynth.NAME).network();
    return new NsynthVoice(network, Anchors.shipped(network.shape().code()));
  }

  /** One of the player's own, with the names that lie beside it. */
  public static NsynthVoice load(Path weights) throws IOException {
    Nsynth network = NsynthFile.load(weights).network();
    return new NsynthVoice(network, Anchors.beside(weights, network.shape().code()));
  }
}
