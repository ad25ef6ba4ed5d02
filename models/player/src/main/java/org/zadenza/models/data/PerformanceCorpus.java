// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceNote;
import org.zadenza.models.codec.Sustain;
import org.zadenza.models.midi.MidiScore;

/**
 * Piano performances from folders of MIDI files, with their pedals, in pieces of 30 seconds: POP909
 * and GiantMIDI-Piano.
 *
 * <p>A folder holds {@code mid/}; of a file all tracks are taken but drums. The collections have no
 * splits of their own: {@link Split#of} decides by the name of the file, without what marks the
 * part of a recording, so that all parts of one recording are in one split.
 */
public final class PerformanceCorpus {
  private static final double PIECE_SECONDS = 30;
  private static final int FEWEST_EVENTS = 32;
  private static final double[] STRETCHES = {0.95, 0.975, 1, 1.025, 1.05};
  private static final int MOST_SEMITONES = 3;
  private static final int RECORDING_ID = 11;

  private final Map<Split, List<List<PerformanceNote>>> pieces;

  private PerformanceCorpus(Map<Split, List<List<PerformanceNote>>> pieces) {
    this.pieces = pieces;
  }

  /** Opens one or more folders. */
  public static PerformanceCorpus open(List<Path> folders) throws IOException {
    Map<Split, List<List<PerformanceNote>>> pieces = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      pieces.put(split, new ArrayList<>());
    }
    for (Path folder : folders) {
      Path midi = folder.resolve("mid");
      if (!Files.isDirectory(midi)) {
        throw new IOException(
            "%s is missing: give folders of performances that hold mid/*.mid".formatted(midi));
      }
      for (Path file : MelodyCorpus.files(midi, ".mid")) {
        pieces.get(split(file)).addAll(cut(Sustain.notes(MidiScore.read(file))));
      }
    }
    for (Split split : Split.values()) {
      if (pieces.get(split).isEmpty()) {
        throw new IOException("%s hold no performance for the split %s".formatted(folders, split));
      }
    }
    return new PerformanceCorpus(pieces);
  }

  /** What a file is for: the same for all parts of one recording. */
  public static Split split(Path file) {
    return Split.of(recording(MelodyCorpus.stem(file)));
  }

  /** What all parts of one recording have in common in their names. */
  static String recording(String name) {
    String whole = name.replaceFirst("_(cut|mov|no|part|a$).*", "");
    return whole.substring(Math.max(0, whole.length() - RECORDING_ID));
  }

  /** Pieces of 30 seconds, each beginning at 0; a note belongs to that in which it begins. */
  public static List<List<PerformanceNote>> cut(List<PerformanceNote> notes) {
    List<List<PerformanceNote>> pieces = new ArrayList<>();
    for (PerformanceNote note : notes) {
      int piece = (int) (note.start() / PIECE_SECONDS);
      while (pieces.size() <= piece) {
        pieces.add(new ArrayList<>());
      }
      double from = piece * PIECE_SECONDS;
      double end = Math.min(note.end() - from, PIECE_SECONDS);
      pieces.get(piece).add(at(note, 0, note.start() - from, Math.max(end, note.start() - from)));
    }
    return pieces.stream()
        .filter(piece -> PerformanceCodec.encode(piece).length >= FEWEST_EVENTS)
        .toList();
  }

  /** The pieces of a split, as notes. */
  public List<List<PerformanceNote>> pieces(Split split) {
    return pieces.get(split);
  }

  /** The events of every piece of a split. */
  public List<int[]> sequences(Split split) {
    return pieces.get(split).stream().map(PerformanceCodec::encode).toList();
  }

  /** The events of a piece, faster or slower by up to 5 %, up to 3 semitones higher or lower. */
  public static int[] varied(List<PerformanceNote> piece, SplittableRandom random) {
    double stretch = STRETCHES[random.nextInt(STRETCHES.length)];
    int semitones = random.nextInt(-MOST_SEMITONES, MOST_SEMITONES + 1);
    int low = piece.stream().mapToInt(PerformanceNote::pitch).min().orElse(0);
    int high = piece.stream().mapToInt(PerformanceNote::pitch).max().orElse(127);
    int kept = Math.clamp(semitones, -low, 127 - high);
    return PerformanceCodec.encode(
        piece.stream()
            .map(note -> at(note, kept, note.start() * stretch, note.end() * stretch))
            .toList());
  }

  private static PerformanceNote at(PerformanceNote note, int semitones, double start, double end) {
    return new PerformanceNote(note.pitch() + semitones, note.velocity(), start, end);
  }
}
