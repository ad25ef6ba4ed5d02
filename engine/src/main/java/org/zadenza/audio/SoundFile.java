// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.nio.file.Path;

/** A {@link Recorder} that can say how far it has come. One thread. */
interface SoundFile extends Recorder {
  /** How many whole frames are in it. */
  long frames();

  /** Makes what is there by now a file that can be played. */
  void settle() throws IOException;

  /** Makes one. */
  @FunctionalInterface
  interface Opening {
    SoundFile open(Path path) throws IOException;
  }
}
