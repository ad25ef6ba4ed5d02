// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Reads a corpus as a model does. One thread.
 *
 * @param <P> a phrase or a drawing, as the model reads it
 */
interface CorpusReader<P> {
  /**
   * A phrase of a piece.
   *
   * @param name where it is from
   * @param label what its collection calls it; may be empty
   */
  record Phrase<P>(String name, String label, P content) {}

  /** Takes what is read. */
  interface Desk<P> {
    /** The phrases of a file, or the drawings of a word; none is as if it were not there. */
    void piece(List<Phrase<P>> phrases);

    /** What is not read, and why. */
    void skipped(String name, String why);

    /** How much is done of how much. */
    void progress(int done, int all);
  }

  /**
   * Reads a folder. What is broken in it is told, and the rest is read.
   *
   * @throws IOException if there is no such folder, or nothing in it that could be read
   */
  void read(Path folder, Desk<P> desk) throws IOException;

  /** Where a phrase lies. */
  float[] point(P content);

  /** How well the model knows a phrase that lies there, in words; may be empty. */
  String known(P content, float[] z);

  /** The files below a folder that end in one of these, in order. */
  static List<Path> files(Path folder, String... endings) throws IOException {
    if (!Files.isDirectory(folder)) throw new IOException(folder + " is no folder");
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> found =
          all.filter(file -> ends(file.toString().toLowerCase(Locale.ROOT), endings))
              .sorted()
              .toList();
      if (!found.isEmpty()) return found;
    }
    throw new IOException(
        "there is nothing to read in %s: files are needed that end in %s"
            .formatted(folder, String.join(" or ", endings)));
  }

  private static boolean ends(String name, String... endings) {
    return Stream.of(endings).anyMatch(name::endsWith);
  }

  /** The name of a file below a folder, without its ending. */
  static String name(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/').replaceFirst("\\.[^./]*$", "");
  }
}
