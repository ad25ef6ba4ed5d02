// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SplittableRandom;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.RandomNsynth;

/** Networks with a few random weights, and random codes by names. */
public final class TinyVoices {
  private TinyVoices() {}

  /** One of flutes, a brass of three frames and a bass. */
  public static NsynthVoice voice(long seed) {
    NsynthShape shape = NsynthShape.tiny();
    SplittableRandom random = new SplittableRandom(seed);
    String text =
        "# some\n"
            + line("flute_acoustic_000", shape.code(), random)
            + line("flute_acoustic_001", shape.code(), random)
            + line("brass_acoustic_000", 3 * shape.code(), random)
            + line("bass_synthetic_001", shape.code(), random);
    try {
      return new NsynthVoice(
          RandomNsynth.network(shape, seed), Anchors.parse(text, shape.code(), "anchors"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(String name, int count, SplittableRandom random) {
    StringBuilder out = new StringBuilder(name).append('\t');
    for (int k = 0; k < count; k++) out.append(random.nextDouble(-2, 2)).append(' ');
    return out.append('\n').toString();
  }
}
