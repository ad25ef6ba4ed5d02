// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.codec.MelodyCodec;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.data.Split;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.musicvae.VaeRows;
import org.zadenza.models.musicvae.VaeShape;
import org.zadenza.worker.shard.ShardList;
import org.zadenza.worker.shard.ShardedPieces;

/**
 * What the MusicVAEs of two bars learn: phrases of 32 tokens, drums or a melody.
 *
 * @param varied a phrase, varied by chance where that is of use
 * @param read how a phrase is read
 * @param written how it is written
 */
public record TokenCourse(
    String name,
    Phrases phrases,
    List<int[]> training,
    List<int[]> judged,
    BiFunction<int[], SplittableRandom, int[]> varied,
    Function<int[], float[][]> read,
    Function<int[], float[][]> written)
    implements VaeCourse {
  private static final int STEPS = 32;
  private static final int SEGMENTS = 8; // quarters
  private static final int MOST_JUDGED = 512;
  private static final int LOWEST = -5;
  private static final int HIGHEST = 6;

  /** Two bars of drums of the Groove MIDI Dataset, or of a folder of shards of drums. */
  public static TokenCourse drums(Path folder) throws IOException {
    if (ShardList.isIn(folder)) {
      return drums(
          ShardedPieces.open(folder, DrumsRnn.NAME, Split.TRAIN),
          ShardedPieces.open(folder, DrumsRnn.NAME, Split.VALIDATION));
    }
    GrooveDataset data = GrooveDataset.open(folder);
    return drums(
        data.sequences(Split.TRAIN.toString()), data.sequences(Split.VALIDATION.toString()));
  }

  private static TokenCourse drums(List<int[]> music, List<int[]> heldOut) {
    List<int[]> training = PhraseWindows.of(music, STEPS);
    return new TokenCourse(
        MusicVaes.DRUMS,
        new Phrases(
            new VaeShape(STEPS, SEGMENTS, VaeShape.Rows.BITS),
            "DrumRollConverter",
            VaeRows.DRUMS_READ,
            VaeRows.DRUMS_READ,
            List.of(VaeRows.DRUMS_WRITTEN)),
        training,
        VaeCourse.spread(PhraseWindows.of(heldOut, STEPS), MOST_JUDGED),
        (phrase, random) ->
            DrumVariations.of(phrase, training.get(random.nextInt(training.size())), random),
        VaeRows::drums,
        VaeRows::drumBits);
  }

  /** Two bars of the melodies of some folders, or of one folder of shards, in any key. */
  public static TokenCourse melody(List<Path> folders) throws IOException {
    Path first = folders.getFirst();
    if (folders.size() == 1 && ShardList.isIn(first)) {
      return melody(
          ShardedPieces.open(first, MelodyRnn.NAME, Split.TRAIN),
          ShardedPieces.open(first, MelodyRnn.NAME, Split.VALIDATION));
    }
    MelodyCorpus data = MelodyCorpus.open(folders);
    return melody(data.sequences(Split.TRAIN), data.sequences(Split.VALIDATION));
  }

  private static TokenCourse melody(List<int[]> music, List<int[]> heldOut) {
    int classes = MelodyCodec.PIANO.classes();
    return new TokenCourse(
        MusicVaes.MELODY,
        new Phrases(
            new VaeShape(STEPS, SEGMENTS, VaeShape.Rows.CLASSES),
            "MelodyConverter",
            classes,
            1,
            List.of(classes)),
        PhraseWindows.melodies(music, STEPS),
        PhraseWindows.inAllKeys(
            VaeCourse.spread(PhraseWindows.melodies(heldOut, STEPS), MOST_JUDGED)),
        (phrase, random) -> PhraseWindows.transposed(phrase, random.nextInt(LOWEST, HIGHEST + 1)),
        phrase -> VaeRows.classes(phrase, classes),
        phrase -> VaeRows.classes(phrase, classes));
  }

  @Override
  public int size() {
    return training.size();
  }

  @Override
  public Example example(int number, SplittableRandom random) {
    return example(varied.apply(training.get(number), random));
  }

  @Override
  public List<Example> heldOut() {
    return judged.stream().map(this::example).toList();
  }

  private Example example(int[] phrase) {
    return new Example(read.apply(phrase), written.apply(phrase));
  }
}
