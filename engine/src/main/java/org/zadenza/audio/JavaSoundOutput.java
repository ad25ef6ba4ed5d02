// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.DataLine;
import javax.sound.sampled.LineUnavailableException;
import javax.sound.sampled.SourceDataLine;
import org.zadenza.clock.Clock;
import org.zadenza.realtime.ThreadPriority;
import org.zadenza.schedule.Reporter;

/** The machine's own sound device through {@code javax.sound.sampled}: 16 bits, two channels. */
public final class JavaSoundOutput implements Output {
  private static final int BUFFER_FRAMES = 1024;

  private final SourceDataLine line;
  private final Turns turns;
  private final AudioThread thread;
  private final String description;

  private JavaSoundOutput(
      SourceDataLine line, Turns turns, AudioThread thread, String description) {
    this.line = line;
    this.turns = turns;
    this.thread = thread;
    this.description = description;
  }

  /**
   * Opens the standard device and starts its thread.
   *
   * @param reporter hears if the device vanishes
   * @throws LineUnavailableException if another program holds it
   * @throws IllegalArgumentException if there is none
   */
  public static JavaSoundOutput open(AudioEngine engine, Clock clock, Reporter reporter)
      throws LineUnavailableException {
    SourceDataLine line = (SourceDataLine) AudioSystem.getLine(info(engine));
    line.open(format(engine), BUFFER_FRAMES * Pcm.BYTES_PER_FRAME);
    line.start();
    Turns turns = new Turns(engine, clock, line, reporter);
    int millis =
        Math.round(1000f * line.getBufferSize() / Pcm.BYTES_PER_FRAME / engine.sampleRate());
    String description = "Java Sound, " + engine.sampleRate() + " Hz, " + millis + " ms";
    return new JavaSoundOutput(line, turns, AudioThread.forDevice(turns::take), description);
  }

  /** Whether there is a device. Any thread. */
  static boolean isThere(AudioEngine engine) {
    return AudioSystem.isLineSupported(info(engine));
  }

  private static AudioFormat format(AudioEngine engine) {
    return new AudioFormat(engine.sampleRate(), 16, 2, true, false);
  }

  private static DataLine.Info info(AudioEngine engine) {
    return new DataLine.Info(SourceDataLine.class, format(engine));
  }

  @Override
  public boolean isAlive() {
    return turns.alive;
  }

  @Override
  public long underruns() {
    return turns.underruns;
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
    line.close();
  }

  /** What the thread does, without the thread. */
  static final class Turns {
    private static final int BLOCK = 256;

    private final AudioEngine engine;
    private final Clock clock;
    private final SourceDataLine line;
    private final Reporter reporter;
    private final float[] left = new float[BLOCK];
    private final float[] right = new float[BLOCK];
    private final byte[] bytes = new byte[BLOCK * Pcm.BYTES_PER_FRAME];
    private final long buffered;
    private final long bufferNanos;
    private final long begin;
    private volatile boolean alive = true;
    private volatile long underruns;

    Turns(AudioEngine engine, Clock clock, SourceDataLine line, Reporter reporter) {
      this.engine = engine;
      this.clock = clock;
      this.line = line;
      this.reporter = reporter;
      buffered = line.getBufferSize() / Pcm.BYTES_PER_FRAME;
      bufferNanos = buffered * Clock.NANOS_PER_SECOND / engine.sampleRate();
      begin = engine.frameOf(clock.nanos());
      engine.seek(begin);
    }

    /** Once its buffer is full, a device that keeps time is a buffer ahead of what is heard. */
    private void follow() {
      if (engine.frame() - begin >= buffered + BLOCK) engine.follow(clock.nanos() + bufferNanos);
    }

    /** One block; the line makes it wait its turn. False once the device is gone. */
    boolean take() {
      follow();
      engine.render(left, right, BLOCK);
      Pcm.write(left, right, BLOCK, bytes);
      boolean full = engine.frame() - begin > buffered + BLOCK;
      if (full && line.available() == line.getBufferSize()) underruns = underruns + 1;
      if (line.write(bytes, 0, bytes.length) == bytes.length) return true;
      alive = false;
      if (line.isOpen()) reporter.tell(WHERE, "the sound device has stopped taking sound");
      return false;
    }
  }
}
