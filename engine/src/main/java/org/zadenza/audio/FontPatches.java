// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.List;
import java.util.stream.IntStream;
import org.zadenza.audio.voice.VoiceKind;

/** General MIDI's programs as a soundfont plays them. */
final class FontPatches {
  /** A font at full strength is as loud as our own instruments. */
  private static final double LEVEL_DB = -4;

  private static final Contour CONTOUR = new Contour(0.0005, 0.1, 1, 0.12);
  private static final int MIDDLE_C = 60;

  private static final List<Patch> ALL =
      IntStream.range(0, 128).mapToObj(FontPatches::program).toList();

  private FontPatches() {}

  private static Patch program(int number) {
    return new Patch(
        "gm" + number,
        List.of(),
        VoiceKind.FONT,
        LEVEL_DB,
        MIDDLE_C,
        "",
        CONTOUR,
        List.of((double) number, 0.0));
  }

  static Patch of(int program) {
    return ALL.get(program);
  }
}
