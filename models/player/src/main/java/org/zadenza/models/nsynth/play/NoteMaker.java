// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.stream.GrowingSound;
import org.zadenza.audio.stream.SoundStream;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.names.WordError;

/**
 * Makes the notes that are wished for, those that begin first before the others, as many at once as
 * it is allowed; what is made stays in a cache. Owned by one thread at a time.
 */
final class NoteMaker {
  private static final int PIECE = 64; // samples

  private final NsynthVoice voice;
  private final NoteBatch batch;
  private final NoteCache cache;
  private final Mixed mixed;
  private final @Nullable Work[] working;
  private final Map<NoteKey, Work> known = new HashMap<>(); // that are waiting or being made
  private final PriorityQueue<Work> waiting =
      new PriorityQueue<>(
          Comparator.comparing(Work::isForeseen)
              .thenComparingLong(Work::nanos)
              .thenComparingLong(Work::order));
  private long order;
  private int atOnce;
  private volatile int live;
  private volatile int waitingCount;
  private final Queue<SoundStream> ready = new ConcurrentLinkedQueue<>();

  /** A note to be made, for all who wished for it. */
  private record Work(
      NoteKey key, GrowingSound sound, long nanos, long order, List<SoundStream> streams) {
    boolean isLeft() {
      return !isForeseen() && streams.stream().allMatch(SoundStream::isLeft);
    }

    /** Whether nobody asked for it yet. */
    boolean isForeseen() {
      return streams.isEmpty();
    }
  }

  /** Makes notes of a grid from what was decoded ahead. */
  @FunctionalInterface
  interface Mixed {
    /** The whole note; null where the network has to make it. */
    @Nullable GrowingSound of(NoteWish wish, Timbre.Grid timbre, NsynthVoice voice);
  }

  /** Makes at most as many at once as the batch holds. */
  NoteMaker(NsynthVoice voice, NoteBatch batch, NoteCache cache, Mixed mixed) {
    this.mixed = mixed;
    this.voice = voice;
    this.batch = batch;
    this.cache = cache;
    working = new Work[batch.most()];
    atOnce = batch.most();
  }

  /** Makes at most so many at once from now on. */
  void atOnce(int most) {
    atOnce = Math.clamp(most, 1, batch.most());
  }

  /** How many are made at once at most. */
  int atOnce() {
    return atOnce;
  }

  /** How many wait to be made. Any thread. */
  int waiting() {
    return waitingCount;
  }

  /** How many sound that were there when they were wished for. Any thread. */
  int ready() {
    ready.removeIf(SoundStream::isLeft);
    return ready.size();
  }

  /** How many are being made. Any thread. */
  int live() {
    return live;
  }

  /**
   * Takes on a note: from now on its stream has a sound, which may be whole already.
   *
   * @throws WordError if its timbre is none; the stream then has the usual one
   */
  void wish(NoteWish wish) {
    WordError wrong = null;
    Timbre timbre;
    try {
      timbre = Timbres.of(wish.timbre(), voice.anchors());
    } catch (WordError e) {
      wrong = e;
      timbre = voice.anchors().usual();
    }
    take(wish, timbre);
    if (wrong != null) throw wrong;
  }

  /** Has a note made that nobody asked for yet, after those that somebody asked for. */
  void foresee(NoteWish wish) {
    NoteKey key;
    try {
      Timbre timbre = Timbres.of(wish.timbre(), voice.anchors());
      if (timbre instanceof Timbre.Grid grid && mixed.of(wish, grid, voice) != null) return;
      key = key(wish, timbre);
    } catch (RuntimeException e) {
      return; // said when it is asked for
    }
    if (cache.get(key) == null && !known.containsKey(key)) begin(key, wish);
  }

  private Work begin(NoteKey key, NoteWish wish) {
    GrowingSound sound = new GrowingSound(wish.samples());
    Work work = new Work(key, sound, wish.nanos(), order++, new ArrayList<>());
    known.put(key, work);
    wait(work);
    return work;
  }

  private void wait(Work work) {
    waiting.add(work);
    waitingCount = waiting.size();
  }

  private void take(NoteWish wish, Timbre timbre) {
    if (timbre instanceof Timbre.Grid grid) {
      GrowingSound whole = mixed.of(wish, grid, voice);
      if (whole != null) {
        wish.stream().gives(whole);
        return;
      }
    }
    NoteKey key = key(wish, timbre);
    GrowingSound made = cache.get(key);
    if (made != null) {
      wish.stream().gives(made);
      ready.add(wish.stream());
      return;
    }
    GrowingSound standIn = cache.like(key);
    if (standIn != null) wish.stream().standsIn(standIn);
    Work work = known.get(key);
    if (work == null) work = begin(key, wish);
    boolean waits = waiting.remove(work); // its place among the others changes
    work.streams.add(wish.stream());
    if (waits) wait(work);
    wish.stream().gives(work.sound);
  }

  private NoteKey key(NoteWish wish, Timbre timbre) {
    return new NoteKey(
        codes(wish, timbre),
        wish.midi(),
        wish.samples(),
        wish.stream().speed(),
        wish.moves(),
        wish.accelerate(),
        wish.holdSeconds(),
        wish.seed(),
        wish.temperature());
  }

  /** The codes of its frames, without those at the end that only repeat one. */
  private float[][] codes(NoteWish wish, Timbre timbre) {
    NsynthShape shape = voice.network().shape();
    int frames = (wish.samples() + shape.hop() - 1) / shape.hop();
    double frameSeconds = shape.hop() / (NsynthShape.SAMPLE_RATE * wish.stream().speed());
    float[][] out = new float[Math.max(1, frames)][shape.code()];
    for (int k = 0; k < out.length; k++) {
      timbre.code(k, k * frameSeconds / Math.max(1e-3, wish.seconds()), out[k]);
    }
    int last = out.length - 1;
    while (last > 0 && Arrays.equals(out[last], out[last - 1])) last--;
    return Arrays.copyOf(out, last + 1);
  }

  /** Makes the next few samples of what is being made; false if there is nothing to do. */
  boolean work() {
    fill();
    if (live == 0) return false;
    batch.make(PIECE);
    for (int k = 0; k < working.length; k++) {
      Work work = working[k];
      if (work == null || !batch.isFree(k)) continue;
      cache.put(work.key, work.sound);
      forget(k, work);
    }
    return true;
  }

  private void fill() {
    int busy = 0;
    for (int k = 0; k < working.length; k++) {
      Work work = working[k];
      if (work != null && work.isLeft()) {
        batch.end(k);
        forget(k, work);
      }
      if (working[k] != null) busy++;
    }
    busy -= givenUp(busy);
    for (int k = 0; k < working.length && busy < atOnce; k++) {
      if (working[k] != null) continue;
      Work next = next();
      if (next == null) break;
      working[k] = next;
      batch.begin(k, next.key, next.sound);
      busy++;
    }
    live = busy;
    waitingCount = waiting.size();
  }

  /** Where there is no room for what somebody asked for, one that nobody did makes room. */
  private int givenUp(int busy) {
    Work next = waiting.peek();
    if (busy < atOnce || next == null || next.isForeseen()) return 0;
    for (int k = 0; k < working.length; k++) {
      Work work = working[k];
      if (work == null || !work.isForeseen()) continue;
      batch.end(k);
      forget(k, work);
      return 1;
    }
    return 0;
  }

  private @Nullable Work next() {
    Work next = waiting.poll();
    while (next != null && next.isLeft()) {
      known.remove(next.key);
      next = waiting.poll();
    }
    return next;
  }

  private void forget(int place, Work work) {
    known.remove(work.key);
    working[place] = null;
  }
}
