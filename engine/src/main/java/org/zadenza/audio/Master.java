// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.audio.voice.Note;
import org.zadenza.dsp.DcBlocker;
import org.zadenza.dsp.Echo;
import org.zadenza.dsp.Limiter;
import org.zadenza.dsp.Reverb;
import org.zadenza.dsp.Smoother;

/** The end of the mixer: echo, room, what does not swing taken out, gain, limiter. Audio thread. */
final class Master {
  /** -0.3 dBFS: below full scale by what a converter's filter may add between samples. */
  static final double CEILING = 0.966;

  private static final double LONGEST_ECHO_SECONDS = 4;
  private static final double LOOK_AHEAD_SECONDS = 0.0015;
  private static final double RELEASE_SECONDS = 0.08;
  private static final double DC_CORNER_HZ = 8;

  private final Reverb reverb;
  private final Echo echo;
  private final DcBlocker leftBlocker;
  private final DcBlocker rightBlocker;
  private final Smoother gain;
  private final Limiter limiter;

  Master(int sampleRate) {
    reverb = new Reverb(sampleRate);
    echo = new Echo(sampleRate, LONGEST_ECHO_SECONDS);
    leftBlocker = new DcBlocker(sampleRate, DC_CORNER_HZ);
    rightBlocker = new DcBlocker(sampleRate, DC_CORNER_HZ);
    gain = new Smoother(1, 0.01 * sampleRate);
    limiter =
        new Limiter(CEILING, (int) (LOOK_AHEAD_SECONDS * sampleRate), RELEASE_SECONDS * sampleRate);
  }

  int latencyFrames() {
    return limiter.latencyFrames();
  }

  /** The effects belong to all; the last note that says how they are sets them. */
  void hear(Note note) {
    if (note.room > 0 && note.roomSeconds > 0) reverb.decay(note.roomSeconds);
    if (note.echo > 0) echo.set(note.echoSeconds, note.echoFeedback);
  }

  void gain(double factor) {
    gain.target(factor);
  }

  /** Cuts off echoes and rooms. */
  void silence() {
    echo.clear();
    reverb.clear();
  }

  void process(Bus bus, int from, int to) {
    echo.process(bus.echoLeft, bus.echoRight, bus.left, bus.right, from, to);
    reverb.process(bus.room, bus.left, bus.right, from, to);
    for (int i = from; i < to; i++) {
      double factor = gain.next();
      bus.left[i] = (float) (leftBlocker.next(bus.left[i]) * factor);
      bus.right[i] = (float) (rightBlocker.next(bus.right[i]) * factor);
    }
    limiter.process(bus.left, bus.right, from, to);
  }
}
