// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.live;

import java.io.IOException;
import java.nio.file.Path;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.performance.PerformanceRnn;

/** Reads the weights of models, when they are first used. */
public interface Weights {
  /** The Drums RNN's. */
  DrumsRnn drums() throws IOException;

  /** The Melody RNN's. */
  MelodyRnn melody() throws IOException;

  /** The Performance RNN's. */
  PerformanceRnn performance() throws IOException;

  /**
   * The file of a style that was learnt.
   *
   * @throws IOException if there is none of this name: says so
   */
  default Path style(String name) throws IOException {
    throw new IOException("there are no styles here");
  }
}
