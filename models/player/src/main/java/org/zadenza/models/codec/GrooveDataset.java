// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The Groove MIDI Dataset in a folder: its recordings in 4/4, beats and fills.
 *
 * <p>The files are those that {@code info.csv} lists, with its split into train, validation and
 * test. A recording is cut after its last whole or begun bar with a hit.
 */
public final class GrooveDataset {
  private static final String METER = "time_signature";
  private static final String FOUR_FOUR = "4-4";

  private final Path folder;
  private final List<Map<String, String>> rows;

  private GrooveDataset(Path folder, List<Map<String, String>> rows) {
    this.folder = folder;
    this.rows = rows;
  }

  /** Opens a folder that holds {@code info.csv} and the MIDI files that it names. */
  public static GrooveDataset open(Path folder) throws IOException {
    Path info = folder.resolve("info.csv");
    if (!Files.isReadable(info)) {
      throw new IOException(
          "%s is missing: give the folder of the Groove MIDI Dataset (MIDI only)".formatted(info));
    }
    List<String> lines = Files.readAllLines(info);
    List<String> names = List.of(lines.getFirst().split(","));
    for (String needed : List.of("midi_filename", "split", METER)) {
      if (!names.contains(needed)) {
        throw new IOException("%s has no column %s in its first line".formatted(info, needed));
      }
    }
    List<Map<String, String>> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",");
      Map<String, String> row = new HashMap<>();
      for (int k = 0; k < Math.min(cells.length, names.size()); k++) {
        row.put(names.get(k), cells[k]);
      }
      rows.add(row);
    }
    return new GrooveDataset(folder, rows);
  }

  /** The tokens of every 4/4 recording of a split, in the order of the list. */
  public List<int[]> sequences(String split) throws IOException {
    List<int[]> sequences = new ArrayList<>();
    for (Path file : files(split)) {
      sequences.add(tokens(file));
    }
    return sequences;
  }

  /**
   * A recording with what the list says of it.
   *
   * @param style such as {@code latin/samba}
   * @param beat whether it is a beat, not a fill
   */
  public record Styled(String style, boolean beat, int[] tokens) {}

  /** The same recordings with their styles. */
  public List<Styled> styled(String split) throws IOException {
    List<Styled> out = new ArrayList<>();
    for (Map<String, String> row : recordings(split)) {
      out.add(
          new Styled(
              row.getOrDefault("style", ""),
              "beat".equals(row.get("beat_type")),
              tokens(file(row))));
    }
    return out;
  }

  /** A recording's file, with its style. */
  public record Recording(Path file, String style) {}

  /** All recordings in 4/4, whatever their split, in the order of the list. */
  public List<Recording> recordings() {
    return rows.stream()
        .filter(row -> FOUR_FOUR.equals(row.get(METER)))
        .map(row -> new Recording(file(row), row.getOrDefault("style", "")))
        .toList();
  }

  /** The tokens of a recording. */
  public static int[] tokens(Path file) throws IOException {
    return tokens(DrumsMidi.read(file, DrumMap.TD11));
  }

  /** The same recordings as they were played, in order of time. */
  public List<List<GrooveHit>> grooves(String split) throws IOException {
    List<List<GrooveHit>> grooves = new ArrayList<>();
    for (Path file : files(split)) {
      grooves.add(DrumsMidi.played(file, DrumMap.TD11));
    }
    return grooves;
  }

  private List<Path> files(String split) throws IOException {
    return recordings(split).stream().map(this::file).toList();
  }

  private Path file(Map<String, String> row) {
    return folder.resolve(row.getOrDefault("midi_filename", ""));
  }

  private List<Map<String, String>> recordings(String split) throws IOException {
    List<Map<String, String>> found =
        rows.stream()
            .filter(row -> split.equals(row.get("split")))
            .filter(row -> FOUR_FOUR.equals(row.get(METER)))
            .toList();
    if (found.isEmpty()) {
      throw new IOException("%s has no 4/4 recording in split %s".formatted(folder, split));
    }
    return found;
  }

  private static int[] tokens(List<DrumHit> hits) {
    int last = hits.stream().mapToInt(DrumHit::step).max().orElse(0);
    int bars = last / DrumsCodec.STEPS_PER_BAR + 1;
    return DrumsCodec.encode(hits, bars * DrumsCodec.STEPS_PER_BAR);
  }
}
