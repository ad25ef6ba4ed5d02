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

  /**
   * A cue in the order of its coming, which decides between cues of one moment.
   *
   * @param sound what the player called so when it came, or null
   */
  private record Waiting(Cue cue, @Nullable DefinedSound sound, long order, boolean key) {}

  private final AudioEngine engine;
  private final Recorder recorder;
  private final PriorityQueue<Waiting> waiting =
      new PriorityQueue<>(
          Comparator.comparingLong((Waiting w) -> w.cue.nanos()).thenComparing(Waiting::order));
  private final float[] left = new float[BLOCK];
  private final float[] right = new float[BLOCK];
  private long arrived;

  /** How many the engine was given that begin with its next frame. */
  private int held;

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
    add(cue, false);
  }

  /** What a hush before its time leaves alone. */
  void addKey(Cue cue) {
    add(cue, true);
  }

  private void add(Cue cue, boolean key) {
    waiting.add(new Waiting(cue, engine.definedFor(cue), arrived++, key));
  }

  void hush() {
    waiting.removeIf(each -> !each.key);
    held = 0;
    engine.hush();
  }

  void panic() {
    waiting.removeIf(each -> !each.key);
    held = 0;
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
  private void block(int most) throws IOException {
    int frames = handOver(most);
    engine.render(left, right, frames);
    int skipped = Math.min(frames, toSkip);
    toSkip -= skipped;
    System.arraycopy(left, skipped, left, 0, frames - skipped);
    System.arraycopy(right, skipped, right, 0, frames - skipped);
    recorder.write(left, right, frames - skipped);
  }

  /**
   * Hands over what begins in the next frames, never more than the engine can hold; of one frame
   * the first {@link AudioEngine#MOST_WAITING}. So what is left out does not depend on the blocks.
   *
   * @return for how many frames that is all
   */
  private int handOver(int most) {
    long begin = engine.frame();
    long last = begin;
    int ofLast = held;
    int all = held;
    held = 0;
    while (!waiting.isEmpty()) {
      long at = Math.max(begin, engine.frameOf(waiting.peek().cue.nanos()));
      if (at >= begin + most) break;
      if (all == AudioEngine.MOST_WAITING && at > begin) {
        held = at == last ? ofLast : 0;
        return (int) (at - begin);
      }
      Waiting next = waiting.remove();
      if (all == AudioEngine.MOST_WAITING) {
        engine.leaveOut();
        continue;
      }
      engine.accept(next.cue, next.sound);
      ofLast = at == last ? ofLast + 1 : 1;
      last = at;
      all++;
    }
    return most;
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
