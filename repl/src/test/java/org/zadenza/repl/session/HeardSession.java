// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.audio.OfflineRenderer;
import org.zadenza.audio.PatchLibrary;
import org.zadenza.audio.Recorder;
import org.zadenza.clock.Clock;
import org.zadenza.clock.ManualClock;
import org.zadenza.repl.eval.Answer;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Timing;
import org.zadenza.sink.Sink;

/** A session that is played offline into memory, line after line, as a player would. */
final class HeardSession implements AutoCloseable {
  static final int RATE = 48_000;
  private static final long STEP_NANOS = Clock.NANOS_PER_SECOND / 20;

  private final ManualClock clock = new ManualClock();
  private final List<float[]> blocks = new ArrayList<>();
  private final OfflineRenderer renderer;

  /** What the session said by itself: unknown sounds, models without weights, lateness. */
  final List<String> told = new ArrayList<>();

  final Session session;

  HeardSession() {
    session =
        Session.on(
            clock,
            Session.DEFAULT_CPS,
            Timing.OFFLINE,
            SessionLog.none(),
            (where, what) -> told.add(where + ": " + what));
    Recorder memory = this::keep;
    renderer = new OfflineRenderer(PatchLibrary.bundled(), RATE, this::tell, memory);
    renderer.plays(() -> session.outlets().rendered(RATE));
    session.outlets().add(new Played());
  }

  private void tell(String where, String what) {
    told.add(where + ": " + what);
  }

  /** Both sides, one frame after the other. */
  private void keep(float[] left, float[] right, int frames) {
    float[] block = new float[2 * frames];
    for (int i = 0; i < frames; i++) {
      block[2 * i] = left[i];
      block[2 * i + 1] = right[i];
    }
    blocks.add(block);
  }

  private final class Played implements Sink {
    @Override
    public void accept(Cue cue) {
      renderer.accept(cue);
    }

    @Override
    public void hush() {
      renderer.hushAt(clock.nanos());
    }

    @Override
    public void close() {
      renderer.close();
    }
  }

  /** Evaluates lines of which none may be refused. */
  void type(String file, String lines) {
    for (Answer answer : session.load(file, lines)) {
      assertInstanceOf(Answer.Value.class, answer, () -> lines + "\n" + answer.text());
    }
    session.scheduler().tick();
  }

  /**
   * Plays on.
   *
   * @return what is heard meanwhile, left and right in turn
   */
  float[] hear(int cycles) {
    blocks.clear();
    double seconds = cycles / session.scheduler().nextCps().toDouble();
    long end = clock.nanos() + Math.round(seconds * Clock.NANOS_PER_SECOND);
    while (clock.nanos() < end) {
      clock.moveTo(Math.min(end, clock.nanos() + STEP_NANOS));
      session.scheduler().tick();
      renderer.advanceTo(clock.nanos() + Timing.EARLIEST_NUDGE_NANOS);
    }
    float[] out = new float[blocks.stream().mapToInt(block -> block.length).sum()];
    int at = 0;
    for (float[] block : blocks) {
      System.arraycopy(block, 0, out, at, block.length);
      at += block.length;
    }
    assertTrue(out.length > RATE, "too little was heard: " + out.length);
    return out;
  }

  @Override
  public void close() {
    session.close();
  }
}
