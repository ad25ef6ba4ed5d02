// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.TrioCodec;
import org.zadenza.models.codec.TrioCodec.Trio;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.data.Split;
import org.zadenza.models.data.TrioCorpus;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.VaeShape;

/** What the trio learns: four bars of melody, bass and drums, in any key. */
public record TrioCourse(List<Trio> training, TrioVariations variations, List<Trio> judged)
    implements VaeCourse {
  private static final int STEPS = 64;
  private static final int SEGMENTS = 8; // half bars
  private static final int MOST_JUDGED = 256;
  private static final int PARTS = 3;
  private static final int PITCHED = MelodyCodec.PIANO.classes();
  private static final Phrases PHRASES =
      new Phrases(
          new VaeShape(STEPS, SEGMENTS, VaeShape.Rows.CLASSES),
          "TrioConverter",
          TrioCodec.WIDTH,
          PARTS,
          List.of(PITCHED, PITCHED, DrumsCodec.CLASSES));

  /**
   * Four bars of the pieces of some folders; of a folder that {@link GrooveDataset} or {@link
   * MelodyCorpus} reads, only parts to exchange.
   */
  public static TrioCourse open(List<Path> folders) throws IOException {
    List<Path> trios = new ArrayList<>();
    List<Path> tunes = new ArrayList<>();
    List<int[]> drums = new ArrayList<>();
    for (Path folder : folders) {
      if (Files.exists(folder.resolve("info.csv"))) {
        List<int[]> beats = GrooveDataset.open(folder).sequences(Split.TRAIN.toString());
        drums.addAll(PhraseWindows.of(beats, STEPS));
      } else if (Files.isDirectory(folder.resolve("mid"))) {
        tunes.add(folder);
      } else {
        trios.add(folder);
      }
    }
    List<int[]> melodies =
        tunes.isEmpty()
            ? List.of()
            : PhraseWindows.melodies(MelodyCorpus.open(tunes).sequences(Split.TRAIN), STEPS);
    TrioCorpus data = TrioCorpus.open(trios);
    List<Trio> training = PhraseWindows.trios(data.pieces(Split.TRAIN), STEPS);
    List<Trio> judged = PhraseWindows.trios(data.pieces(Split.VALIDATION), STEPS);
    return new TrioCourse(
        training,
        TrioVariations.of(training, melodies, drums),
        VaeCourse.spread(judged, MOST_JUDGED));
  }

  @Override
  public String name() {
    return MusicVaes.TRIO;
  }

  @Override
  public Phrases phrases() {
    return PHRASES;
  }

  @Override
  public int size() {
    return training.size();
  }

  @Override
  public Example example(int number, SplittableRandom random) {
    return example(variations.of(training.get(number), random));
  }

  @Override
  public List<Example> heldOut() {
    return judged.stream().map(TrioCourse::example).toList();
  }

  private static Example example(Trio trio) {
    float[][] rows = TrioCodec.encode(trio);
    return new Example(rows, rows);
  }
}
