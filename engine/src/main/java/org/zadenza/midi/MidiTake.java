// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.zadenza.clock.Clock;
import org.zadenza.schedule.Cue;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/**
 * Keeps the cues of a stretch of a live session for a MIDI file, whose first bar is the cycle of
 * the first cue. The clock's thread only puts them into a ring; another one takes them out.
 */
public final class MidiTake implements Sink {
  private static final int RING = 1 << 13;

  /** A hush takes back what had come by then and was not due yet. */
  private record Cut(long number, long nanos) {}

  private final Clock clock;
  private final AtomicReferenceArray<Cue> ring = new AtomicReferenceArray<>(RING);
  private final AtomicLong written = new AtomicLong();
  private final AtomicLong taken = new AtomicLong();
  private final Queue<Cut> cuts = new ConcurrentLinkedQueue<>();
  private final List<Cue> cues = new ArrayList<>();
  private volatile long lost;

  public MidiTake(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void accept(Cue cue) {
    long at = written.getPlain();
    if (at - taken.getAcquire() == RING) {
      lost = lost + 1;
      return;
    }
    ring.setRelease((int) at & (RING - 1), cue);
    written.setRelease(at + 1);
  }

  @Override
  public void hush() {
    cuts.add(new Cut(written.get(), clock.nanos()));
  }

  /** Takes out what has come, several times a second. The thread that writes. */
  public void drain() {
    for (long at = taken.getPlain(); at < written.getAcquire(); at++) {
      cues.add(ring.getAcquire((int) at & (RING - 1)));
      taken.setRelease(at + 1);
    }
  }

  /** How many cues found no room. */
  public long lost() {
    return lost;
  }

  /**
   * Writes the file; a disk that fails leaves none. The thread that writes, or another after it.
   *
   * @return false if there was nothing to write
   */
  public boolean write(Path file) throws IOException {
    List<Cue> played = played();
    if (played.isEmpty()) return false;
    Path draft = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.write(draft, MidiFileSink.bytes(played));
      Files.move(draft, file);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
    return true;
  }

  private List<Cue> played() {
    List<Cue> out = new ArrayList<>();
    for (int i = 0; i < cues.size(); i++) if (!isCut(i, cues.get(i))) out.add(cues.get(i));
    if (out.isEmpty()) return out;
    Rational back = out.getFirst().cycle().cycleStart().negate();
    out.replaceAll(cue -> moved(cue, back));
    return out;
  }

  private boolean isCut(long number, Cue cue) {
    return cuts.stream().anyMatch(c -> number < c.number && cue.nanos() > c.nanos);
  }

  private static Cue moved(Cue cue, Rational by) {
    return new Cue(
        cue.slot(),
        cue.nanos(),
        cue.seconds(),
        cue.cps(),
        cue.whole().shifted(by),
        cue.controls(),
        cue.sources());
  }
}
