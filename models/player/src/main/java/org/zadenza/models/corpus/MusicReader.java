// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zadenza.models.codec.DrumMap;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.codec.GrooveHit;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.MelodyNote;
import org.zadenza.models.codec.TrioCodec;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.data.TrioCorpus;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.models.musicvae.LiveDecoder;
import org.zadenza.models.musicvae.LiveEncoder;
import org.zadenza.models.musicvae.Sampling;
import org.zadenza.models.musicvae.VaeRows;

/**
 * Reads MIDI files as a MusicVAE does, a phrase from each bar on: folders of any, the Groove MIDI
 * Dataset by its list, and melodies in {@code mid/} as the Melody RNN's are read, in C.
 */
final class MusicReader implements CorpusReader<float[][]> {
  private static final float[][] NO_CONTROLS = {};
  private static final int BAR = 16;
  private static final String OTHER_METER = "it is not in 4/4, 2/2 or 2/4 throughout";

  /** What the books of tunes call their dances, and what a tune is called that is none. */
  private static final List<String> KINDS =
      List.of("reel", "hornpipe", "strathspey", "fling", "clog", "march", "polka", "air", "jig");

  private final String model;
  private final int steps;
  private final LiveEncoder encoder;
  private final LiveDecoder decoder;

  MusicReader(ImportedModel.Vae vae) {
    model = vae.config().name();
    if (!MusicVaes.NAMES.contains(model)) {
      throw new IllegalArgumentException(
          "music can be mapped by %s, not by %s"
              .formatted(String.join(", ", MusicVaes.NAMES), model));
    }
    steps = vae.network().steps();
    encoder = new LiveEncoder(vae.network());
    decoder = new LiveDecoder(vae.network());
  }

  /** Rows of a file's phrases. */
  @FunctionalInterface
  private interface Rows {
    List<float[][]> of(Path file) throws IOException;
  }

  @Override
  public void read(Path folder, Desk<float[][]> desk) throws IOException {
    boolean drums = model.equals(MusicVaes.DRUMS) || model.equals(MusicVaes.GROOVE);
    if (drums && Files.isReadable(folder.resolve("info.csv"))) {
      List<GrooveDataset.Recording> list = GrooveDataset.open(folder).recordings();
      for (int k = 0; k < list.size(); k++) {
        String style = list.get(k).style().replaceFirst("/.*", "");
        piece(folder, list.get(k).file(), style, file -> drums(file, DrumMap.TD11), desk);
        desk.progress(k + 1, list.size());
      }
    } else if (model.equals(MusicVaes.MELODY) && Files.isDirectory(folder.resolve("mid"))) {
      books(folder, desk);
    } else {
      List<Path> files = CorpusReader.files(folder, ".mid", ".midi");
      for (int k = 0; k < files.size(); k++) {
        Path in = files.get(k).getParent();
        String label = in == null || in.equals(folder) ? "" : String.valueOf(in.getFileName());
        piece(folder, files.get(k), label, this::phrases, desk);
        desk.progress(k + 1, files.size());
      }
    }
  }

  private void piece(Path folder, Path file, String label, Rows rows, Desk<float[][]> desk) {
    String name = CorpusReader.name(folder, file);
    try {
      add(name, label, rows.of(file), desk);
    } catch (IOException | RuntimeException broken) {
      desk.skipped(folder.relativize(file).toString(), String.valueOf(broken.getMessage()));
    }
  }

  private void add(String name, String label, List<float[][]> rows, Desk<float[][]> desk) {
    if (rows.isEmpty()) {
      desk.skipped(name, "it has no phrase of %d bars for %s".formatted(steps / BAR, model));
      return;
    }
    List<Phrase<float[][]>> phrases = new ArrayList<>();
    for (int k = 0; k < rows.size(); k++) {
      String which = rows.size() == 1 ? "" : " " + (k + 1) + "/" + rows.size();
      phrases.add(new Phrase<>(name + which, label, rows.get(k)));
    }
    desk.piece(phrases);
  }

  private List<float[][]> phrases(Path file) throws IOException {
    if (model.equals(MusicVaes.DRUMS) || model.equals(MusicVaes.GROOVE)) {
      return drums(file, DrumMap.GENERAL);
    }
    MidiScore score = MidiScore.read(file);
    if (!score.meters().isEmpty() && !MelodyCorpus.isDuple(score)) {
      throw new IOException(OTHER_METER);
    }
    if (model.equals(MusicVaes.TRIO)) {
      return PhraseWindows.trios(List.of(TrioCorpus.trio(score)), steps).stream()
          .map(TrioCodec::encode)
          .toList();
    }
    List<MelodyNote> notes = MelodyCorpus.notes(score, 0);
    int end = notes.stream().mapToInt(MelodyNote::end).max().orElse(0);
    int length = Math.ceilDiv(end, BAR) * BAR;
    return melodies(List.of(MelodyCodec.PIANO.encode(notes, length)));
  }

  private List<float[][]> drums(Path file, DrumMap map) throws IOException {
    if (model.equals(MusicVaes.DRUMS)) {
      int[] tokens =
          map == DrumMap.TD11 ? GrooveDataset.tokens(file) : DrumsMidi.tokens(MidiScore.read(file));
      return PhraseWindows.of(List.of(tokens), steps).stream().map(VaeRows::drums).toList();
    }
    List<GrooveHit> hits = DrumsMidi.played(file, map);
    return PhraseWindows.grooves(List.of(hits), steps).stream().map(GrooveCodec::hitsOnly).toList();
  }

  private List<float[][]> melodies(List<int[]> tunes) {
    int classes = MelodyCodec.PIANO.classes();
    return PhraseWindows.of(tunes, steps).stream()
        .filter(tokens -> Arrays.stream(tokens).anyMatch(t -> t >= MelodyCodec.FIRST_PITCH))
        .map(tokens -> VaeRows.classes(tokens, classes))
        .toList();
  }

  /** Tunes whose bars are known from their books. */
  private void books(Path folder, Desk<float[][]> desk) throws IOException {
    List<Path> files = CorpusReader.files(folder.resolve("mid"), ".mid");
    MelodyCorpus.Books books = MelodyCorpus.Books.of(folder);
    int classes = MelodyCodec.PIANO.classes();
    for (int k = 0; k < files.size(); k++) {
      Path file = files.get(k);
      try {
        List<MelodyCorpus.Tune> tunes = books.tunes(file);
        if (tunes.isEmpty())
          desk.skipped(CorpusReader.name(folder, file), "it has no tune: " + TUNE);
        for (MelodyCorpus.Tune tune : tunes) {
          List<float[][]> rows =
              PhraseWindows.melodies(List.of(tune.tokens()), steps).stream()
                  .map(tokens -> VaeRows.classes(tokens, classes))
                  .toList();
          add(tune.label(), kind(tune.label()), rows, desk);
        }
      } catch (IOException | RuntimeException broken) {
        desk.skipped(folder.relativize(file).toString(), String.valueOf(broken.getMessage()));
      }
      desk.progress(k + 1, files.size());
    }
  }

  private static final String TUNE =
      "a tune is in 4/4, 2/2 or 2/4, and has 7 bars and 5 pitches at least";

  private static String kind(String label) {
    List<String> words = Arrays.asList(label.split("[^a-z]+"));
    return KINDS.stream().filter(words::contains).findFirst().orElse("other");
  }

  @Override
  public float[] point(float[][] rows) {
    return encoder.encode(rows, NO_CONTROLS).mu();
  }

  /** What plays when, without how it is played. */
  @Override
  public String known(float[][] rows, float[] z) {
    float[][] written = decoder.decode(z, NO_CONTROLS, Sampling.greedy());
    int compared = written[0].length;
    if (model.equals(MusicVaes.GROOVE)) compared /= GrooveCodec.WIDTH / VaeRows.DRUMS_WRITTEN;
    int others = 0;
    for (int t = 0; t < rows.length; t++) {
      boolean same = true;
      for (int k = 0; k < compared; k++) same &= written[t][k] > 0.5f == rows[t][k] > 0.5f;
      if (!same) others++;
    }
    return "written from there %d of %d sixteenths come out otherwise"
        .formatted(others, rows.length);
  }
}
