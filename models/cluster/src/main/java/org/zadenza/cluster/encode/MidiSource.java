// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zadenza.models.midi.MidiFileException;
import org.zadenza.models.midi.MidiScore;

/** Where the bytes of MIDI files come from. It travels to the workers. */
@FunctionalInterface
public interface MidiSource extends Serializable {
  /**
   * The bytes of a file.
   *
   * @throws IOException if it cannot be read
   */
  byte[] read(String name) throws IOException;

  /** The files of one folder that all workers see, by their names below it. */
  static MidiSource folder(Path folder) {
    String uri = folder.toUri().toString();
    return name -> {
      Path file = Uris.path(uri).resolve(name);
      if (Files.size(file) > MidiScore.MOST_BYTES) {
        throw new MidiFileException(
            name, 0, "it has more than %d bytes".formatted(MidiScore.MOST_BYTES));
      }
      return Files.readAllBytes(file);
    };
  }
}
