// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.zadenza.models.codec.TrioCodec;
import org.zadenza.models.codec.TrioCodec.Trio;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;

/**
 * Melody, bass and drums from folders of MIDI files with several instruments, such as Freedoom's.
 *
 * <p>Taken are files that are in 4/4 throughout. The collections have no splits of their own:
 * {@link Split#of} decides by the name of the file.
 */
public final class TrioCorpus {
  private static final int BAR = 16;

  private final Map<Split, List<Trio>> pieces;

  private TrioCorpus(Map<Split, List<Trio>> pieces) {
    this.pieces = pieces;
  }

  /** Opens one or more folders that hold {@code *.mid}. */
  public static TrioCorpus open(List<Path> folders) throws IOException {
    Map<Split, List<Trio>> pieces = new EnumMap<>(Split.class);
    for (Split split : Split.values()) {
      pieces.put(split, new ArrayList<>());
    }
    for (Path folder : folders) {
      if (!Files.isDirectory(folder)) {
        throw new IOException("%s is missing: give folders that hold *.mid".formatted(folder));
      }
      for (Path file : MelodyCorpus.files(folder, ".mid")) {
        MidiScore score = MidiScore.read(file);
        if (score.meters().stream().allMatch(meter -> meter.beats() == 4 && meter.unit() == 4)) {
          pieces.get(Split.of(MelodyCorpus.stem(file))).add(trio(score));
        }
      }
    }
    for (Split split : Split.values()) {
      if (pieces.get(split).stream().noneMatch(Trio::plays)) {
        throw new IOException("%s hold no trio for the split %s".formatted(folders, split));
      }
    }
    return new TrioCorpus(pieces);
  }

  /** The whole of a file, in whole bars. */
  public static Trio trio(MidiScore score) {
    long end = score.notes().stream().mapToLong(MidiNote::end).max().orElse(0);
    int bars = (int) Math.ceilDiv(end, 4L * score.ticksPerBeat());
    return TrioCodec.read(score, Math.max(1, bars) * BAR);
  }

  /** The pieces of a split, from beginning to end. */
  public List<Trio> pieces(Split split) {
    return pieces.get(split);
  }
}
