// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zadenza.models.codec.MajorKey;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;
import org.zadenza.models.midi.MidiScore;

/**
 * Melodies from folders of MIDI files as tokens of {@link MelodyCodec#RNN}: the folk tunes (Aird,
 * O'Neill, Ryan) and OpenEWLD.
 *
 * <p>A folder holds {@code mid/}, and {@code abc/} where the files' bars begin with an upbeat that
 * only the notation shows. Taken are tunes that are in 4/4, 2/2 or 2/4 throughout, from 7 bars and
 * 5 different pitches on, up to 512 sixteenths, transposed to the major scale (on C) that holds
 * most of their notes; a rest of a bar ends a tune.
 *
 * <p>The collections have no splits of their own: {@link Split#of} decides by the name of the file.
 * Many a tune stands in several books, so what shares a run of 20 intervals with a test tune is
 * taken out of the other splits, and what shares one with a validation tune out of train.
 */
public final class MelodyCorpus {
  private static final int BAR = 16;
  private static final int FEWEST_STEPS = 7 * BAR;
  private static final int MOST_STEPS = 512;
  private static final int FEWEST_PITCHES = 5;
  private static final int RUN = 20;
  private static final Set<String> METERS = Set.of("4/4", "2/2", "2/4");

  /**
   * A melody with what its collection says of it.
   *
   * @param label the book, if it is from one, the rhythm and the title, in small letters, such as
   *     {@code oneills1850 reel the bonny lad}
   */
  public record Tune(String label, int[] tokens) {}

  private final Map<Split, List<Tune>> tunes;

  private MelodyCorpus(Map<Split, List<Tune>> tunes) {
    this.tunes = tunes;
  }

  /** Opens one or more folders. */
  public static MelodyCorpus open(List<Path> folders) throws IOException {
    Map<Split, List<Tune>> found = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      found.put(split, new ArrayList<>());
    }
    for (Path folder : folders) {
      collect(folder, found);
    }
    Set<Integer> heard = new HashSet<>();
    Map<Split, List<Tune>> kept = new EnumMap<>(Split.class);
    for (Split split : List.of(Split.TEST, Split.VALIDATION, Split.TRAIN)) {
      kept.put(split, found.get(split).stream().filter(tune -> isNew(tune.tokens, heard)).toList());
      found.get(split).forEach(tune -> heard.addAll(runs(tune.tokens)));
      if (kept.get(split).isEmpty()) {
        throw new IOException("%s hold no melody for the split %s".formatted(folders, split));
      }
    }
    return new MelodyCorpus(kept);
  }

  /** The melodies of a split. */
  public List<int[]> sequences(Split split) {
    return tunes(split).stream().map(Tune::tokens).toList();
  }

  /** The same with what is known of them. */
  public List<Tune> tunes(Split split) {
    return tunes.getOrDefault(split, List.of());
  }

  private static void collect(Path folder, Map<Split, List<Tune>> into) throws IOException {
    Path midi = folder.resolve("mid");
    if (!Files.isDirectory(midi)) {
      throw new IOException(
          "%s is missing: give folders of melodies that hold mid/*.mid".formatted(midi));
    }
    Books books = Books.of(folder);
    for (Path file : files(midi, ".mid")) {
      into.get(Split.of(stem(file))).addAll(books.tunes(file));
    }
  }

  /** What is known of the files of a folder from the notation beside them. */
  public static final class Books {
    private final Map<String, List<AbcTunes.Tune>> byName;

    private Books(Map<String, List<AbcTunes.Tune>> byName) {
      this.byName = byName;
    }

    /** Those in {@code abc/}; there may be none. */
    public static Books of(Path folder) throws IOException {
      return new Books(books(folder.resolve("abc")));
    }

    /** The tunes of a MIDI file in {@code mid/}; none where it is in another meter. */
    public List<Tune> tunes(Path file) throws IOException {
      MidiScore score = MidiScore.read(file);
      if (!isDuple(score)) return List.of();
      String name = stem(file);
      Optional<AbcTunes.Tune> known = inBook(name, byName);
      int upbeat = known.map(AbcTunes.Tune::upbeat).orElse(0);
      String label = label(name, known);
      return MelodyCorpus.tunes(notes(score, (BAR - upbeat) % BAR)).stream()
          .map(tune -> new Tune(label, tune))
          .toList();
    }
  }

  private static String label(String name, Optional<AbcTunes.Tune> known) {
    return known
        .map(tune -> name.substring(0, name.lastIndexOf('-')) + " " + tune.kind())
        .orElse(name.replace('_', ' '))
        .toLowerCase(Locale.ROOT);
  }

  private static Map<String, List<AbcTunes.Tune>> books(Path folder) throws IOException {
    Map<String, List<AbcTunes.Tune>> books = new HashMap<>();
    if (Files.isDirectory(folder)) {
      for (Path file : files(folder, ".abc")) {
        books.put(stem(file), AbcTunes.of(file));
      }
    }
    return books;
  }

  /** What its book says of a tune whose first whole bar is to begin with a bar. */
  private static Optional<AbcTunes.Tune> inBook(
      String name, Map<String, List<AbcTunes.Tune>> books) {
    int dash = name.lastIndexOf('-');
    List<AbcTunes.Tune> book = dash < 0 ? null : books.get(name.substring(0, dash));
    if (book == null || !name.substring(dash + 1).matches("\\d{1,6}")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(name.substring(dash + 1)) - 1;
    return number >= 0 && number < book.size() ? Optional.of(book.get(number)) : Optional.empty();
  }

  /** Whether a score says that it is in 4/4, 2/2 or 2/4 throughout. */
  public static boolean isDuple(MidiScore score) {
    return !score.meters().isEmpty()
        && score.meters().stream()
            .allMatch(meter -> METERS.contains(meter.beats() + "/" + meter.unit()));
  }

  /** The notes of a file on the grid of sixteenths, {@code wait} of them later. */
  public static List<MelodyNote> notes(MidiScore score, int wait) {
    double ticksPerStep = score.ticksPerBeat() / 4.0;
    return score.notes().stream()
        .filter(note -> !note.drum())
        .map(
            note -> {
              int start = (int) Math.floor(note.start() / ticksPerStep + 0.5);
              int end = (int) Math.floor(note.end() / ticksPerStep + 0.5);
              return new MelodyNote(note.pitch(), start + wait, Math.max(end, start + 1) + wait);
            })
        .toList();
  }

  /** The tunes in some notes, cut at rests of a bar. */
  public static List<int[]> tunes(List<MelodyNote> notes) {
    List<int[]> tunes = new ArrayList<>();
    List<MelodyNote> tune = new ArrayList<>();
    int end = 0;
    for (MelodyNote note : notes) {
      if (!tune.isEmpty() && note.start() - end >= BAR) {
        add(tune, tunes);
        tune.clear();
        end = note.start();
      }
      tune.add(note);
      end = Math.max(end, note.end());
    }
    add(tune, tunes);
    return tunes;
  }

  private static void add(List<MelodyNote> notes, List<int[]> tunes) {
    if (notes.stream().map(MelodyNote::pitch).distinct().count() < FEWEST_PITCHES) {
      return;
    }
    int first = notes.getFirst().start() / BAR * BAR;
    int last = notes.stream().mapToInt(MelodyNote::end).max().orElseThrow();
    int steps = Math.min(MOST_STEPS, (last - first + BAR - 1) / BAR * BAR);
    if (steps >= FEWEST_STEPS) {
      List<MelodyNote> moved =
          MajorKey.toC(notes).stream()
              .map(note -> new MelodyNote(note.pitch(), note.start() - first, note.end() - first))
              .toList();
      tunes.add(MelodyCodec.RNN.encode(moved, steps));
    }
  }

  private static boolean isNew(int[] tune, Set<Integer> heard) {
    return runs(tune).stream().noneMatch(heard::contains);
  }

  /** The hash of each run of intervals in a tune. */
  private static Set<Integer> runs(int[] tune) {
    List<Integer> pitches = MelodyCodec.RNN.decode(tune).stream().map(MelodyNote::pitch).toList();
    Set<Integer> runs = new HashSet<>();
    for (int from = 0; from + RUN < pitches.size(); from++) {
      int first = pitches.get(from);
      runs.add(
          pitches.subList(from + 1, from + RUN + 1).stream()
              .map(pitch -> pitch - first)
              .collect(Collectors.toList())
              .hashCode());
    }
    return runs;
  }

  /** The files of a folder with this ending, in the order of their names. */
  static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** The name of a file without its ending. */
  static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }
}
