// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.vae;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.zadenza.models.codec.GrooveCodec;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.musicvae.VaeShape;

/**
 * What the GrooVAE learns: two bars as they were played, from their hits on the grid (humanize) or
 * from taps (tap-to-drums), one as often as the other.
 */
public record GrooveCourse(List<float[][]> training, List<float[][]> judged) implements VaeCourse {
  private static final int STEPS = 32;
  private static final int SEGMENTS = 8; // quarters
  private static final int MOST_JUDGED = 512;
  private static final Phrases PHRASES =
      new Phrases(
          new VaeShape(STEPS, SEGMENTS, VaeShape.Rows.GROOVE),
          "GrooveConverter",
          GrooveCodec.WIDTH,
          GrooveCodec.WIDTH,
          List.of(GrooveCodec.WIDTH));

  /** Two bars of the Groove MIDI Dataset. */
  public static GrooveCourse open(Path folder) throws IOException {
    GrooveDataset data = GrooveDataset.open(folder);
    List<float[][]> all = PhraseWindows.grooves(data.grooves(Split.VALIDATION.toString()), STEPS);
    return new GrooveCourse(
        PhraseWindows.grooves(data.grooves(Split.TRAIN.toString()), STEPS),
        VaeCourse.spread(all, MOST_JUDGED));
  }

  @Override
  public String name() {
    return MusicVaes.GROOVE;
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
    return example(training.get(number), random.nextBoolean());
  }

  @Override
  public List<Example> heldOut() {
    return IntStream.range(0, judged.size())
        .mapToObj(k -> example(judged.get(k), k % 2 == 0))
        .toList();
  }

  private static Example example(float[][] played, boolean taps) {
    return new Example(taps ? GrooveCodec.taps(played) : GrooveCodec.hitsOnly(played), played);
  }
}
