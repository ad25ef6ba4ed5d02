// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.phrase;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.codec.DrumHit;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.idiom.DrumsIdiom;
import org.zadenza.models.idiom.DrumsRun;
import org.zadenza.models.idiom.Wishes;

/**
 * A sample of a Drums RNN as a MIDI file: the bars that cycles 0, 1, 2.. play, the same bytes for
 * the same seed.
 */
public final class DrumsSample {
  private static final double BEATS_PER_MINUTE = 120;

  private DrumsSample() {}

  /** Writes {@code bars} bars at one temperature to {@code midi}, at 120 beats a minute. */
  public static void write(DrumsRnn model, long seed, int bars, double temperature, Path midi)
      throws IOException {
    if (bars < 1 || !(temperature >= 0)) {
      throw new IllegalArgumentException(
          "a sample needs a bar or more and a temperature of 0 or more: bars=%d, temperature=%s"
              .formatted(bars, temperature));
    }
    DrumsMidi.write(
        hits(model, seed, bars, temperature),
        bars * DrumsCodec.STEPS_PER_BAR,
        BEATS_PER_MINUTE,
        midi);
  }

  /** The hits of the first bars, steps counted from the beginning. */
  public static List<DrumHit> hits(DrumsRnn model, long seed, int bars, double temperature) {
    Composer<DrumsRun.State> composer =
        new Composer<>(DrumsRnn.NAME, new DrumsIdiom(), new DrumsRun(model.sampler()));
    Wishes wishes = Wishes.NONE.withTemperature(temperature);
    Part part = Part.of(seed, cycle -> wishes);
    List<DrumHit> hits = new ArrayList<>();
    for (int bar = 0; bar < bars; bar++) {
      int first = bar * DrumsCodec.STEPS_PER_BAR;
      Phrase phrase = composer.phrase(part, bar);
      for (DrumHit hit : DrumsIdiom.hits(phrase.sampled().tokens(), part.salt(bar))) {
        hits.add(new DrumHit(first + hit.step(), hit.drum(), hit.velocity()));
      }
    }
    return hits;
  }
}
