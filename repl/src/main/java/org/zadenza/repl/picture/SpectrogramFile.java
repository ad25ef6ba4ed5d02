// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.picture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.zadenza.audio.Recorder;

/** Draws what is heard as a spectrogram, into a PNG file that is written when it is closed. */
public final class SpectrogramFile implements Recorder {
  private final Path file;
  private final Recorder also;
  private final Spectrogram spectrogram;

  /**
   * @param rate frames a second
   * @param also hears the same; closed with it
   */
  public SpectrogramFile(Path file, int rate, Recorder also) {
    this.file = file;
    this.also = also;
    this.spectrogram = new Spectrogram(rate);
  }

  @Override
  public void write(float[] left, float[] right, int frames) throws IOException {
    spectrogram.add(left, right, frames);
    also.write(left, right, frames);
  }

  @Override
  public void close() throws IOException {
    try {
      RollSink.write(file, spectrogram.picture());
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } finally {
      also.close();
    }
  }
}
