// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zadenza.audio.WavFile;
import org.zadenza.models.eval.SoundEvaluation;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundNote;

/** Writes each note that is measured as {@code NAME.wav}: the recorded one left, the made right. */
record SoundFiles(Path folder) implements SoundEvaluation.Listener {
  private static final int BLOCK = 4096;

  @Override
  public void hear(SoundNote note, float[] made) throws IOException {
    Files.createDirectories(folder);
    write(folder.resolve(note.name() + ".wav"), note.samples(), made);
  }

  /** Writes two sounds of 16 kHz as the channels of one, as long as the shorter. */
  static void write(Path wav, float[] ofLeft, float[] ofRight) throws IOException {
    int frames = Math.min(ofLeft.length, ofRight.length);
    float[] left = new float[BLOCK];
    float[] right = new float[BLOCK];
    try (WavFile file = new WavFile(wav, NsynthShape.SAMPLE_RATE)) {
      for (int from = 0; from < frames; from += BLOCK) {
        int count = Math.min(BLOCK, frames - from);
        System.arraycopy(ofLeft, from, left, 0, count);
        System.arraycopy(ofRight, from, right, 0, count);
        file.write(left, right, count);
      }
    }
  }
}
