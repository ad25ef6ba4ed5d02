// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.codec.Sustain;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.data.PerformanceCorpus;
import org.zadenza.models.data.Split;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.worker.shard.Piece;

/** How what is in a corpus becomes pieces for models. */
public enum Encoding {
  /** MIDI files: the drums on channel 10, a set of classes each sixteenth, in whole bars. */
  DRUMS(DrumsRnn.NAME, "files", 256, List.of(DrumsRnn.NAME, MusicVaes.DRUMS)) {
    @Override
    public List<Item> items(Path folder) throws IOException {
      return MidiFiles.items(folder);
    }

    @Override
    public void read(Item item, Source source, Findings findings) throws IOException {
      MidiFiles.read(this, item, source, findings, Encoding::drums);
    }
  },
  /** MIDI files: the tunes in 4/4, 2/2 or 2/4, in C. */
  MELODY(MelodyRnn.NAME, "files", 256, List.of(MelodyRnn.NAME, MusicVaes.MELODY)) {
    @Override
    public List<Item> items(Path folder) throws IOException {
      return MidiFiles.items(folder);
    }

    @Override
    public void read(Item item, Source source, Findings findings) throws IOException {
      MidiFiles.read(this, item, source, findings, Encoding::tunes);
    }
  },
  /** MIDI files: all that is played but drums, with its pedals, in pieces of 30 seconds. */
  PERFORMANCE(PerformanceRnn.NAME, "files", 64, List.of(PerformanceRnn.NAME)) {
    @Override
    public List<Item> items(Path folder) throws IOException {
      return MidiFiles.items(folder);
    }

    @Override
    public void read(Item item, Source source, Findings findings) throws IOException {
      MidiFiles.read(this, item, source, findings, Encoding::performances);
    }
  },
  /** Files of drawings, one a line, as Quick, Draw! has them. */
  DRAWINGS(
      "drawings",
      "drawings",
      1,
      List.of(
          SketchFile.QUICKDRAW, SketchFile.QUICKDRAW_FREE, SketchFile.OMNIGLOT, SketchFile.KANJI)) {
    @Override
    public List<Item> items(Path folder) throws IOException {
      return DrawingFiles.items(folder);
    }

    @Override
    public void read(Item item, Source source, Findings findings) throws IOException {
      DrawingFiles.read(item, source, findings);
    }
  },
  /** Notes with their sound, as the NSynth data set has them. */
  NOTES("notes", "notes", 64, List.of(Nsynth.NAME, Nsynth.PLAIN)) {
    @Override
    public List<Item> items(Path folder) throws IOException {
      return NoteFiles.items(folder);
    }

    @Override
    public void read(Item item, Source source, Findings findings) throws IOException {
      NoteFiles.read(item, source, findings);
    }
  };

  private final String kind;
  private final String unit;
  private final int itemsAShard;
  private final List<String> models;

  Encoding(String kind, String unit, int itemsAShard, List<String> models) {
    this.kind = kind;
    this.unit = unit;
    this.itemsAShard = itemsAShard;
    this.models = models;
  }

  private static List<Piece> drums(String name, MidiScore score) {
    int[] tokens = DrumsMidi.tokens(score);
    return tokens.length == 0 ? List.of() : List.of(new Piece(name, Split.of(name), tokens));
  }

  private static List<Piece> tunes(String name, MidiScore score) {
    if (!MelodyCorpus.isDuple(score)) return List.of();
    return MelodyCorpus.tunes(MelodyCorpus.notes(score, 0)).stream()
        .map(tokens -> new Piece(name, Split.of(name), tokens))
        .toList();
  }

  private static List<Piece> performances(String name, MidiScore score) {
    Split split = PerformanceCorpus.split(Path.of(name));
    return PerformanceCorpus.cut(Sustain.notes(score)).stream()
        .map(notes -> PerformanceTokens.piece(name, split, notes))
        .toList();
  }

  /** What shards say that their pieces are. */
  public String kind() {
    return kind;
  }

  /** What is counted, e.g. {@code files}. */
  public String unit() {
    return unit;
  }

  /** How many items make a shard, unless it is said otherwise. */
  public int itemsAShard() {
    return itemsAShard;
  }

  /**
   * What there is to read in a folder, in an order that is always the same.
   *
   * @throws IOException if there is nothing
   */
  public abstract List<Item> items(Path folder) throws IOException;

  /**
   * Reads one of them.
   *
   * @throws IOException only if the findings do; what cannot be read is one of them
   */
  public abstract void read(Item item, Source source, Findings findings) throws IOException;

  /** The encoding for a model. */
  public static Optional<Encoding> of(String model) {
    return Arrays.stream(values()).filter(one -> one.models.contains(model)).findFirst();
  }

  /** The models that there are encodings for. */
  public static String models() {
    return Arrays.stream(values())
        .flatMap(one -> one.models.stream())
        .collect(Collectors.joining(", "));
  }

  /** What is wrong, in one line. */
  static String reason(Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return why.lines().collect(Collectors.joining(" ")).replace('\t', ' ').strip();
  }
}
