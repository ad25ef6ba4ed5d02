// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.SketchFile;

/** Where the network that completes drawings comes from. */
@FunctionalInterface
interface SketchSource {
  /**
   * Reads it; takes a while.
   *
   * @throws IOException if there is none: says what to do
   */
  ImportedModel.Sketches read() throws IOException;

  /** The first that lies in a player's folder, else the first that comes along. */
  static SketchSource ofPlayer(Path folder) {
    return () -> {
      for (String name : SketchFile.NAMES) {
        for (Path file : files(folder, name))
          if (Files.isReadable(file)) return SketchFile.load(file);
      }
      for (String name : SketchFile.NAMES) {
        if (SketchFile.ships(name)) return SketchFile.shipped(name);
      }
      throw new IOException(
          "no weights of a Sketch-RNN come with this build: put %s.safetensors and its .json into %s, or train them with ./zadenza models train %s --data DIR --out %s"
              .formatted(SketchFile.QUICKDRAW, folder, SketchFile.QUICKDRAW, folder));
    };
  }

  private static List<Path> files(Path folder, String name) {
    String file = name + ".safetensors";
    return Stream.of(folder.resolve(file), folder.resolve(name).resolve(file)).toList();
  }
}
