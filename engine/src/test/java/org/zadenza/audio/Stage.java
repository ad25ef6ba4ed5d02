// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.clock.ManualClock;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** An engine to try things on, without devices or clocks. */
final class Stage {
  static final int RATE = 48_000;
  static final PatchLibrary PATCHES = PatchLibrary.bundled();

  final List<String> told = new ArrayList<>();
  final AudioEngine engine;

  Stage() {
    this(PATCHES);
  }

  Stage(PatchLibrary patches) {
    this(patches, SampleLibrary.empty(), 2);
  }

  Stage(PatchLibrary patches, int outputs) {
    this(patches, SampleLibrary.empty(), outputs);
  }

  Stage(PatchLibrary patches, SampleLibrary samples) {
    this(patches, samples, 2);
  }

  private Stage(PatchLibrary patches, SampleLibrary samples, int outputs) {
    Reporter reporter = (where, message) -> told.add(where + ": " + message);
    engine = new AudioEngine(patches, samples, RATE, new ManualClock(), reporter, outputs);
  }

  /** Both sides of some sound. */
  record Sound(float[] left, float[] right) {
    boolean sameAs(Sound other) {
      return Arrays.equals(left, other.left) && Arrays.equals(right, other.right);
    }

    Sound from(int frame) {
      return new Sound(
          Arrays.copyOfRange(left, frame, left.length),
          Arrays.copyOfRange(right, frame, right.length));
    }
  }

  /** A cue of slot d1 at {@code frame}, half a second long, with these controls. */
  static Cue cue(long frame, Object... controls) {
    return cue("d1", frame, controls);
  }

  static Cue cue(String slot, long frame, Object... controls) {
    Controls c = Controls.EMPTY;
    for (int i = 0; i < controls.length; i += 2) c = c.with((String) controls[i], controls[i + 1]);
    long nanos = Math.round(frame * 1e9 / RATE);
    Span cycle = new Span(Rational.ZERO, Rational.ONE);
    return new Cue(slot, nanos, 0.5, 0.5, cycle, c, Sources.NONE);
  }

  Stage play(Cue... cues) {
    for (Cue cue : cues) engine.accept(cue);
    return this;
  }

  /**
   * The next frames in blocks of {@code block}; the first latencyFrames of all are the limiter's.
   */
  Sound render(int frames, int block) {
    Sound out = new Sound(new float[frames], new float[frames]);
    float[] left = new float[block];
    float[] right = new float[block];
    for (int at = 0; at < frames; at += block) {
      int now = Math.min(block, frames - at);
      engine.render(left, right, now);
      System.arraycopy(left, 0, out.left, at, now);
      System.arraycopy(right, 0, out.right, at, now);
    }
    return out;
  }

  /** The next frames in blocks whose sizes are drawn. */
  Sound renderUnevenly(int frames, Random random) {
    Sound out = new Sound(new float[frames], new float[frames]);
    for (int at = 0; at < frames; ) {
      int now = Math.min(frames - at, 1 + random.nextInt(random.nextBoolean() ? 1500 : 20));
      Sound block = render(now, now);
      System.arraycopy(block.left, 0, out.left, at, now);
      System.arraycopy(block.right, 0, out.right, at, now);
      at += now;
    }
    return out;
  }

  /** What these cues sound like, the limiter's latency taken off. */
  static Sound sound(int frames, Cue... cues) {
    return new Stage().soundOf(frames, cues);
  }

  Sound soundOf(int frames, Cue... cues) {
    play(cues);
    int latency = engine.latencyFrames();
    return render(frames + latency, 512).from(latency);
  }
}
