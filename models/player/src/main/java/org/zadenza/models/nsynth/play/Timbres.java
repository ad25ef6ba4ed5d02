// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.names.Shown;
import org.zadenza.names.WordError;

/** What stands for a timbre among the controls of a note. */
public final class Timbres {
  private Timbres() {}

  /**
   * A timbre itself, a name of one, or the numbers of its code.
   *
   * @param given null for the usual one
   * @throws WordError if it is none
   */
  public static Timbre of(@Nullable Object given, Anchors anchors) {
    return switch (given) {
      case null -> anchors.usual();
      case Timbre timbre -> timbre;
      case String name -> anchors.named(name.startsWith(":") ? name.substring(1) : name);
      case List<?> list -> vector(list, anchors.latents());
      default ->
          throw new WordError(
              "z: a timbre is a name, such as :flute, or a list of "
                  + anchors.latents()
                  + " numbers, not "
                  + Shown.of(given));
    };
  }

  private static Timbre vector(List<?> list, int latents) {
    if (list.size() != latents) {
      throw new WordError("z: a timbre has %d numbers, not %d".formatted(latents, list.size()));
    }
    float[] code = new float[latents];
    for (int k = 0; k < latents; k++) {
      boolean number = list.get(k) instanceof Number;
      double value = number ? ((Number) list.get(k)).doubleValue() : Double.NaN;
      if (!(Math.abs(value) <= Anchors.FARTHEST)) {
        throw new WordError(
            "z: number %d of a timbre must lie in -%.0f to %.0f, not be %s"
                .formatted(k + 1, Anchors.FARTHEST, Anchors.FARTHEST, Shown.of(list.get(k))));
      }
      code[k] = (float) value;
    }
    return new Timbre.Held("numbers", new float[][] {code});
  }
}
