// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.concurrent.locks.LockSupport;
import org.zadenza.clock.Clock;
import org.zadenza.realtime.ThreadPriority;

/** No device: renders as fast as the clock goes, so that everything else is as with one. */
public final class SilentOutput implements Output {
  private final String description;
  private final AudioThread thread;

  private SilentOutput(String description, AudioThread thread) {
    this.description = description;
    this.thread = thread;
  }

  /** Starts the thread. */
  public static SilentOutput open(AudioEngine engine, Clock clock) {
    Turns turns = new Turns(engine, clock);
    AudioThread thread = AudioThread.unheard(turns::takeAndRest);
    return new SilentOutput("silent, " + engine.sampleRate() + " Hz", thread);
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public ThreadPriority priority() {
    return thread.priority();
  }

  @Override
  public void close() {
    thread.close();
  }

  /** What the thread does, without the thread. */
  static final class Turns {
    private static final int BLOCK = 256;

    private final AudioEngine engine;
    private final Clock clock;
    private final float[] left = new float[BLOCK];
    private final float[] right = new float[BLOCK];

    Turns(AudioEngine engine, Clock clock) {
      this.engine = engine;
      this.clock = clock;
      engine.seek(engine.frameOf(clock.nanos()));
    }

    /** Renders every block that is due and answers how many frames that was. */
    int take() {
      long due = engine.frameOf(clock.nanos());
      int done = 0;
      for (; engine.frame() + BLOCK <= due; done += BLOCK) engine.render(left, right, BLOCK);
      return done;
    }

    boolean takeAndRest() {
      take();
      LockSupport.parkNanos(BLOCK * Clock.NANOS_PER_SECOND / engine.sampleRate());
      return true;
    }
  }
}
