// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.codec.TrioCodec;
import org.zadenza.models.codec.TrioCodec.Trio;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.data.Split;
import org.zadenza.models.data.TrioCorpus;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.VaeShape;

/** What the trio learns: four bars of melody, bass and drums, in any key. */
public record TrioCourse(List<Trio> training, List<Trio> judged) implements VaeCourse {
  private static final int STEPS = 64;
  private static final int SEGMENTS = 8; // half bars
  private static final int MOST_JUDGED = 256;
  private static final int FARTHEST = 6;
  private static final int PARTS = 3;
  private static final int PITCHED = MelodyCodec.PIANO.classes();
  private static final Phrases PHRASES =
      new Phrases(
          new VaeShape(STEPS, SEGMENTS, VaeShape.Rows.CLASSES),
          "TrioConverter",
          TrioCodec.WIDTH,
          PARTS,
          List.of(PITCHED, PITCHED, DrumsCodec.CLASSES));

  /** Four bars of the pieces of some folders. */
  public static TrioCourse open(List<Path> folders) throws IOException {
    TrioCorpus data = TrioCorpus.open(folders);
    List<Trio> all = PhraseWindows.trios(data.pieces(Split.VALIDATION), STEPS);
    int every = Math.max(1, all.size() / MOST_JUDGED);
    return new TrioCourse(
        PhraseWindows.trios(data.pieces(Split.TRAIN), STEPS),
        IntStream.range(0, all.size() / every).mapToObj(k -> all.get(k * every)).toList());
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
    Trio trio = training.get(number);
    int down = Math.min(FARTHEST, Math.min(below(trio.melody()), below(trio.bass())));
    int up = Math.min(FARTHEST, Math.min(above(trio.melody()), above(trio.bass())));
    int semitones = random.nextInt(-down, up + 1);
    return example(
        new Trio(
            PhraseWindows.transposed(trio.melody(), semitones),
            PhraseWindows.transposed(trio.bass(), semitones),
            trio.drums()));
  }

  private static int below(int[] tokens) {
    return Arrays.stream(tokens).filter(t -> t >= MelodyCodec.FIRST_PITCH).min().orElseThrow()
        - MelodyCodec.FIRST_PITCH;
  }

  private static int above(int[] tokens) {
    return PITCHED - 1 - Arrays.stream(tokens).max().orElseThrow();
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
