// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.font.Soundfont;
import org.zadenza.schedule.Cue;

/** An engine, the cues it is still to be given, and where its sound goes. One thread. */
final class OfflineTrack {
  private static final int BLOCK = 512;

  /** A cue in the order of its coming, which decides between cues of one moment. */
  private record Waiting(Cue cue, long order, boolean key) {}

  private final AudioEngine engine;
  private final Recorder recorder;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting w) -> w.cue.nanos()).thenComparing(Waiting::order));
  private final float[] left = new float[BLOCK];
  private final float[] right = new float[BLOCK];
  private long arrived;
  private int toSkip;

  OfflineTrack(AudioEngine engine, Recorder recorder) {
    this.engine = engine;
    this.recorder = recorder;
    toSkip = engine.latencyFrames();
  }

  void soundfont(@Nullable Soundfont font) {
    engine.soundfont(font);
  }

  void add(Cue cue) {
    waiting.add(new Waiting(cue, arrived++, false));
  }

  /** What a hush before its time leaves alone. */
  void addKey(Cue cue) {
    waiting.add(new Waiting(cue, arrived++, true));
  }

  void hush() {
    waiting.removeIf(each -> !each.key);
    engine.hush();
  }

  void panic() {
    waiting.removeIf(each -> !each.key);
    engine.panic();
  }

  void plays(DefinedSounds sounds) {
    engine.plays(sounds);
  }

  EngineLoad load() {
    return engine.load();
  }

  void advanceTo(long end) {
    try {
      while (engine.frame() < end) block((int) Math.min(BLOCK, end - engine.frame()));
    } catch (IOException e) {
      throw new UncheckedIOException("the sound cannot be written", e);
    }
  }

  /** Hands the engine what begins in the block, renders it, keeps all but the latency. */
  private void block(int frames) throws IOException {
    long blockEnd = engine.frame() + frames;
    while (!waiting.isEmpty() && engine.frameOf(waiting.peek().cue.nanos()) < blockEnd) {
      engine.accept(waiting.remove().cue);
    }
    engine.render(left, right, frames);
    int skipped = Math.min(frames, toSkip);
    toSkip -= skipped;
    System.arraycopy(left, skipped, left, 0, frames - skipped);
    System.arraycopy(right, skipped, right, 0, frames - skipped);
    recorder.write(left, right, frames - skipped);
  }

  void close(long end) {
    waiting.clear();
    advanceTo(end + engine.latencyFrames());
    try {
      recorder.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the sound cannot be written", e);
    }
  }
}
