// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A sound file under a name of its own until it is whole. One thread. */
final class Draft {
  private static final String UNFINISHED = ".part";

  /** A WAV file's lengths are 32 bits. */
  private static final long MOST_FRAMES = (0xFFFFFFFFL - 4096) / Pcm.BYTES_PER_FRAME;

  private static final int SILENCE = 4096;

  private final Path path;
  private final SoundFile file;
  private final float[] silence = new float[SILENCE];

  private Draft(Path path, SoundFile file) {
    this.path = path;
    this.file = file;
  }

  /** Begins a file that will be {@code path}, which is not there yet. */
  static Draft of(Path path, SoundFile.Opening opening) throws IOException {
    return new Draft(path, opening.open(unfinished(path)));
  }

  private static Path unfinished(Path path) {
    return path.resolveSibling(path.getFileName() + UNFINISHED);
  }

  /** The first of {@code take.wav}, {@code take-2.wav} ... that is free. */
  static Path free(Path wanted) {
    Path out = wanted;
    String name = wanted.getFileName().toString();
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    for (int i = 2; Files.exists(out) || Files.exists(unfinished(out)); i++) {
      out = wanted.resolveSibling(name.substring(0, dot) + "-" + i + name.substring(dot));
    }
    return out;
  }

  Path path() {
    return path;
  }

  long frames() {
    return file.frames();
  }

  void write(float[] left, float[] right, int frames) throws IOException {
    if (file.frames() + frames > MOST_FRAMES) throw new IOException("a WAV file holds 4 GB");
    file.write(left, right, frames);
  }

  void silence(long frames) throws IOException {
    for (long left = frames; left > 0; left -= SILENCE) {
      write(silence, silence, (int) Math.min(SILENCE, left));
    }
  }

  void settle() throws IOException {
    file.settle();
  }

  /**
   * Ends the file and gives it its name; one without sound, or that cannot be ended, is taken away.
   *
   * @return false if it was taken away
   */
  boolean keep() throws IOException {
    Path draft = unfinished(path);
    try {
      file.close();
      if (file.frames() > 0) {
        Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        return true;
      }
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    Files.deleteIfExists(draft);
    return false;
  }
}
