// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;

/** Keeps rendered sound: in a file ({@link WavFile}) or in memory ({@link Take}). One thread. */
public interface Recorder extends AutoCloseable {
  /** Keeps the first {@code frames} of both arrays. */
  void write(float[] left, float[] right, int frames) throws IOException;

  @Override
  default void close() throws IOException {}
}
