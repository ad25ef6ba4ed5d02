// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.zadenza.audio.sample.Recording;
import org.zadenza.audio.sample.SampleException;
import org.zadenza.audio.sample.SampleReader;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundEncoder;
import org.zadenza.models.nsynth.SoundInput;

/**
 * Timbres from sound files. Who asks reads the file, so that what is wrong with it is said at once;
 * its code is found beside the music, and once for as long as the file stays the same. Any thread.
 */
public final class Encodings {
  private static final long MOST_BYTES = 1L << 28;
  private static final int MOST_KEPT = 64;
  private static final float PEAK = 0.9f; // that of the loudest notes that such networks learn from

  private final Executor beside;
  private final Runnable found;
  private final Consumer<String> told;
  private final Map<Key, Timbre.Coming> known = new LinkedHashMap<>(16, 0.75f, true);

  private record Key(Path file, FileTime changed, long bytes) {}

  /**
   * Without any.
   *
   * @param beside where codes are found
   * @param found is run when there is one more
   * @param told hears what might be better
   */
  Encodings(Executor beside, Runnable found, Consumer<String> told) {
    this.beside = beside;
    this.found = found;
    this.told = told;
  }

  /**
   * The course of a sound: a code for each of its frames, the last of which holds.
   *
   * @throws IOException if it cannot be used, with a sentence that says why and what to do
   */
  public synchronized Timbre of(Path file, Nsynth network) throws IOException {
    if (!Files.exists(file)) throw new IOException("there is no file " + file);
    if (Files.isDirectory(file)) throw new IOException(file + " is a folder: name a sound in it");
    if (!Files.isReadable(file)) throw new IOException(file + " may not be read");
    Key key = new Key(file.toRealPath(), Files.getLastModifiedTime(file), Files.size(file));
    Timbre.Coming before = known.get(key);
    if (before != null) return before;
    Timbre.Coming made = read(file, network);
    known.put(key, made);
    if (known.size() > MOST_KEPT) known.remove(known.keySet().iterator().next());
    return made;
  }

  private Timbre.Coming read(Path file, Nsynth network) throws IOException {
    Recording recording;
    try {
      recording = SampleReader.read(file, MOST_BYTES);
    } catch (SampleException unusable) {
      throw new IOException(file + " " + unusable.getMessage(), unusable);
    }
    float[] mono = SoundInput.mono(recording, file.toString());
    int clippings = SoundInput.clippings(recording);
    if (clippings > 0) {
      told.accept(
          "%s is cut off at full scale in %d places: recorded softer it is a cleaner timbre"
              .formatted(file, clippings));
    }
    int rate = recording.rate();
    CompletableFuture<float[][]> codes =
        CompletableFuture.supplyAsync(() -> code(mono, rate, network), beside);
    codes.whenComplete((code, failed) -> found.run());
    return new Timbre.Coming(file.getFileName().toString(), codes);
  }

  /** As loud as what such networks learn from; without a frame that is not full at the end. */
  private static float[][] code(float[] mono, int rate, Nsynth network) {
    float[] sound = SoundInput.ready(mono, rate);
    float peak = 0;
    for (float sample : sound) peak = Math.max(peak, Math.abs(sample));
    for (int t = 0; t < sound.length; t++) sound[t] *= PEAK / peak;
    NsynthShape shape = network.shape();
    int full = sound.length / shape.hop() * shape.hop();
    return SoundEncoder.encode(network, full == 0 ? sound : Arrays.copyOf(sound, full));
  }
}
