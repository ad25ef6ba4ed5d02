// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.zadenza.models.midi.MidiFileException;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.worker.shard.Piece;

/** Corpora of MIDI files. */
final class MidiFiles {
  private MidiFiles() {}

  /** The MIDI files in a folder and those below it. */
  static List<Item> items(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is missing: give a folder of MIDI files");
    }
    try (Stream<Path> all = Files.walk(folder)) {
      List<Item> items =
          all.filter(file -> isMidi(file) && Files.isRegularFile(file))
              .map(file -> folder.relativize(file).toString())
              .sorted()
              .map(Item::file)
              .toList();
      if (items.isEmpty()) throw new IOException(folder + " holds no .mid or .midi file");
      return items;
    }
  }

  private static boolean isMidi(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".mid") || name.endsWith(".midi");
  }

  /** Reads one. */
  static void read(
      Encoding encoding,
      Item item,
      Source source,
      Findings findings,
      BiFunction<String, MidiScore, List<Piece>> pieces)
      throws IOException {
    List<Piece> found;
    try {
      found = pieces.apply(item.name(), MidiScore.parse(bytes(item.name(), source), item.name()));
    } catch (IOException | RuntimeException e) {
      findings.broken(item.name(), Encoding.reason(e));
      return;
    }
    if (found.isEmpty()) findings.nothing(item.name(), "nothing for " + encoding.kind() + " in it");
    else findings.found(found);
  }

  private static byte[] bytes(String name, Source source) throws IOException {
    try (InputStream in = source.open(name)) {
      byte[] bytes = in.readNBytes(MidiScore.MOST_BYTES + 1);
      if (bytes.length <= MidiScore.MOST_BYTES) return bytes;
      throw new MidiFileException(
          name, 0, "it has more than %d bytes".formatted(MidiScore.MOST_BYTES));
    }
  }
}
