// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sound.sampled.LineUnavailableException;
import org.jaudiolibs.jnajack.JackException;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.realtime.ThreadPriority;
import org.zadenza.schedule.Reporter;

/**
 * The best output that this machine has, at every moment: where no device is there, or it vanishes,
 * it plays silently, in time, and looks every other second whether one has come.
 */
public final class LiveOutput implements Output {
  private static final long LOOK_NANOS = Clock.NANOS_PER_SECOND / 2;
  private static final int LOOKS_TO_TRY = 4;
  private static final long PATIENCE_MILLIS = 5_000;

  /** A way to a sound device. */
  interface Device {
    /** Whether it is there now. */
    boolean isThere();

    /** Opens it; null if that fails. */
    @Nullable Output open();
  }

  private final AudioEngine engine;
  private final Clock clock;
  private final Reporter reporter;
  private final List<Device> devices;
  private final Thread watch;
  private volatile Output current;
  private volatile boolean heard;
  private volatile boolean open = true;
  private volatile long underrunsBefore;

  LiveOutput(AudioEngine engine, Clock clock, Reporter reporter, List<Device> devices) {
    this.engine = engine;
    this.clock = clock;
    this.reporter = reporter;
    this.devices = devices;
    Output found = found();
    heard = found != null;
    current = found == null ? SilentOutput.open(engine, clock) : found;
    if (!heard) tell("no sound device here: it plays silently, in time");
    watch = Thread.ofPlatform().name("zadenza-audio-watch").daemon(true).unstarted(this::run);
  }

  /**
   * Opens JACK where it runs, else the system's device. Takes as long as the device does.
   *
   * @param withOrbits on JACK, two channels for each orbit, too
   * @param reporter hears when a device goes or comes
   */
  public static LiveOutput open(
      AudioEngine engine, Clock clock, boolean withOrbits, Reporter reporter) {
    Device jack = new OnJack(engine, clock, withOrbits);
    Device system = new OfSystem(engine, clock, reporter);
    LiveOutput out = new LiveOutput(engine, clock, reporter, List.of(jack, system));
    out.watch.start();
    return out;
  }

  private record OnJack(AudioEngine engine, Clock clock, boolean withOrbits) implements Device {
    @Override
    public boolean isThere() {
      return JackAudioOutput.serverRate().orElse(0) == engine.sampleRate();
    }

    @Override
    public @Nullable Output open() {
      try {
        return JackAudioOutput.open(engine, clock, withOrbits);
      } catch (JackException | LinkageError | RuntimeException e) {
        return null;
      }
    }
  }

  private record OfSystem(AudioEngine engine, Clock clock, Reporter reporter) implements Device {
    @Override
    public boolean isThere() {
      return JavaSoundOutput.isThere(engine);
    }

    @Override
    public @Nullable Output open() {
      try {
        return JavaSoundOutput.open(engine, clock, reporter);
      } catch (LineUnavailableException | IllegalArgumentException | SecurityException e) {
        return null;
      }
    }
  }

  private void tell(String what) {
    reporter.tell(WHERE, what);
  }

  private @Nullable Output found() {
    for (Device device : devices) {
      Output opened = device.isThere() ? device.open() : null;
      if (opened != null) return opened;
    }
    return null;
  }

  private void run() {
    for (int look = 1; open; look++) {
      LockSupport.parkNanos(this, LOOK_NANOS);
      look(look % LOOKS_TO_TRY == 0);
    }
  }

  /** Looks after the device. One thread. */
  synchronized void look(boolean tries) {
    if (!open) return;
    if (heard && !current.isAlive()) lose();
    else if (!heard && tries) find();
  }

  private void lose() {
    underrunsBefore += current.underruns();
    current.close();
    current = SilentOutput.open(engine, clock);
    heard = false;
    tell("the sound device is gone: it plays on silently, in time, until one comes");
  }

  /** The engine has one audio thread at a time, so silence ends before a device begins. */
  private void find() {
    if (devices.stream().noneMatch(Device::isThere)) return;
    current.close();
    Output found = found();
    current = found == null ? SilentOutput.open(engine, clock) : found;
    heard = found != null;
    if (heard) tell("sound is there: " + current.describe());
  }

  /** False while it plays silently. Any thread. */
  public boolean isHeard() {
    return heard;
  }

  @Override
  public String describe() {
    return current.describe();
  }

  @Override
  public ThreadPriority priority() {
    return current.priority();
  }

  @Override
  public long underruns() {
    return underrunsBefore + current.underruns();
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(watch);
    try {
      watch.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      current.close();
    }
  }
}
