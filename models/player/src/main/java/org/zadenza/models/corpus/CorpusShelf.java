// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.catalogue.Catalogue;

/**
 * Maps by their names: those in a player's folder, {@code NAME-map.tsv}, go before those that come
 * along.
 *
 * @param folder may not exist; null for none
 */
public record CorpusShelf(@Nullable Path folder) {
  /** What comes along. */
  public static final CorpusShelf SHIPPED = new CorpusShelf(null);

  /** All names, in alphabetical order. */
  public SortedSet<String> names() throws IOException {
    SortedSet<String> out = new TreeSet<>(CorpusFile.SHIPPED);
    if (folder == null || !Files.isDirectory(folder)) return out;
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(CorpusFile.ENDING))
          .map(file -> file.substring(0, file.length() - CorpusFile.ENDING.length()))
          .filter(Catalogue::canBeNamed)
          .forEach(out::add);
    }
    return out;
  }

  /** A map of one name as it lies there now: another file, or the same again, is another. */
  public record Edition(String name, @Nullable Path file, long millis) {
    /** Reads it. */
    public CorpusMap read() throws IOException {
      return file == null ? CorpusFile.shipped(name) : CorpusFile.read(file);
    }
  }

  /** What there is of a name that is among {@link #names}. */
  public Edition edition(String name) throws IOException {
    Path own = folder == null ? null : folder.resolve(name + CorpusFile.ENDING);
    if (own == null || !Files.isReadable(own)) return new Edition(name, null, 0);
    return new Edition(name, own, Files.getLastModifiedTime(own).toMillis());
  }
}
