// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;

/** Reads sound files, whatever their names say they are. Any thread that may touch the disk. */
public final class SampleReader {
  private static final long LARGEST_FILE = 1L << 29;
  private static final Set<String> ENDINGS =
      Set.of("wav", "aif", "aiff", "aifc", "flac", "ogg", "mp3");

  private SampleReader() {}

  /** True for a file that is named like a sound. */
  static boolean isSound(String fileName) {
    int dot = fileName.lastIndexOf('.');
    if (dot <= 0) return false;
    return ENDINGS.contains(fileName.substring(dot + 1).toLowerCase(Locale.ROOT));
  }

  /**
   * What is in a file.
   *
   * @param mostBytes of memory that it may take as a sample
   * @throws SampleException if it is no sound, or too large
   */
  public static Recording read(Path file, long mostBytes) throws IOException {
    long size = Files.size(file);
    if (size == 0) throw new SampleException("is empty");
    if (size > LARGEST_FILE) throw new SampleException("is too large: " + megabytes(size));
    return read(Files.readAllBytes(file), mostBytes);
  }

  /** What is in the bytes of a file. */
  public static Recording read(byte[] file, long mostBytes) {
    try {
      if (WavReader.knows(file)) return WavReader.read(file, mostBytes);
      if (AiffReader.knows(file)) return AiffReader.read(file, mostBytes);
      if (FlacReader.knows(file)) return FlacReader.read(file, mostBytes);
      if (VorbisReader.knows(file)) return VorbisReader.read(file, mostBytes);
      if (Mp3Reader.knows(file)) return Mp3Reader.read(file, mostBytes);
    } catch (IndexOutOfBoundsException
        | IllegalArgumentException
        | ArithmeticException
        | NullPointerException e) {
      throw new SampleException("is broken", e);
    }
    throw new SampleException(
        "is not a sound that we can read (WAV, AIFF, FLAC, Ogg Vorbis or MP3)");
  }

  /** Refuses what would not fit, before memory is taken for it. */
  static void held(long frames, int channels, long mostBytes) {
    long bytes = Sample.bytes(frames, channels);
    if (bytes <= mostBytes && frames < Integer.MAX_VALUE / 2) return;
    throw new SampleException(
        "would take " + megabytes(bytes) + " of memory, more than " + megabytes(mostBytes));
  }

  static String megabytes(long bytes) {
    return (bytes >> 20) + " MB";
  }
}
