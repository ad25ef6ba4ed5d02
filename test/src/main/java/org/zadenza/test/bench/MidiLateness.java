// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.midi.LiveMidi;
import org.zadenza.midi.MidiHost;
import org.zadenza.midi.MidiListener;
import org.zadenza.midi.MidiPort;
import org.zadenza.midi.MidiUnavailable;
import org.zadenza.midi.OutletOptions;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Metronome;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.sink.Hand;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/**
 * How late messages are written to a port that keeps no time: a controller every 10 ms, handed over
 * 200 ms ahead. Then how long a key takes from the device's thread to the instruments. Then, where
 * JACK runs and a port is named, how much garbage its thread makes.
 *
 * <pre>{@code
 * MidiLateness [SECONDS] [JACK-PORT]
 * }</pre>
 */
public final class MidiLateness {
  private static final long STEP_NANOS = Clock.NANOS_PER_SECOND / 100;
  private static final long AHEAD_NANOS = Clock.NANOS_PER_SECOND / 5;
  private static final int WINDOWS = 5;
  private static final int KEYS = 500;

  private final Clock clock = new SystemClock();
  private final Scheduler scheduler =
      new Scheduler(clock, TempoMap.steady(Rational.HALF, 0), new RecordingSink(), Reporter.SILENT);

  private MidiLateness() {}

  /** A port that notes how late each message is. */
  private static final class Port implements MidiPort, MidiHost {
    private final Clock clock;
    private final long[] lateNanos = new long[1 << 20];
    private final AtomicInteger count = new AtomicInteger();
    private volatile MidiListener listener = (nanos, bytes) -> {};

    private Port(Clock clock) {
      this.clock = clock;
    }

    @Override
    public boolean send(long nanos, int bytes) {
      lateNanos[count.get()] = clock.nanos() - nanos;
      count.incrementAndGet();
      return true;
    }

    @Override
    public boolean sendLong(long nanos, byte[] bytes) {
      return true;
    }

    @Override
    public boolean isOpen() {
      return true;
    }

    @Override
    public String name() {
      return "bench";
    }

    @Override
    public List<String> outputs() {
      return List.of("bench");
    }

    @Override
    public List<String> inputs() {
      return List.of("bench");
    }

    @Override
    public MidiPort openOutput(String port) {
      return this;
    }

    @Override
    public OpenInput openInput(String port, MidiListener heard) {
      listener = heard;
      return new OpenInput() {
        @Override
        public boolean isOpen() {
          return true;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public void close() {}
  }

  /** Prints the figures, in microseconds. */
  public static void main(String[] arguments) throws MidiUnavailable {
    int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10;
    MidiLateness bench = new MidiLateness();
    bench.lateness(seconds);
    if (arguments.length > 1) bench.jack(arguments[1], seconds);
  }

  private void lateness(int seconds) throws MidiUnavailable {
    Port port = new Port(clock);
    Metronome ticking = Metronome.start(scheduler, clock, Reporter.SILENT);
    try (ticking;
        LiveMidi midi =
            LiveMidi.start(
                List.of(port),
                scheduler,
                new Hand(Reporter.SILENT, _ -> {}),
                clock,
                Reporter.SILENT)) {
      midi.open("bench", OutletOptions.PLAIN);
      play(midi, 2);
      for (int window = 0; window < WINDOWS; window++) {
        port.count.set(0);
        play(midi, seconds);
        print("write lateness", Arrays.copyOf(port.lateNanos, port.count.get()));
      }
      midi.listen("bench");
      midi.playKeys(Controls.of("s", "superpiano"));
      keys(midi, port);
      System.out.println("late ticks of the clock: " + scheduler.now().lateTicks());
    }
  }

  private void play(LiveMidi midi, int seconds) {
    long first = clock.nanos() + AHEAD_NANOS;
    long messages = seconds * Clock.NANOS_PER_SECOND / STEP_NANOS;
    Controls controls = Controls.of("ccn", 1.0).with("ccv", 64.0);
    for (long i = 0; i < messages; i++) {
      long at = first + i * STEP_NANOS;
      sleepUntil(at - AHEAD_NANOS);
      midi.sink().accept(new Cue("d1", at, 0.1, 1, Span.of(0, 1), controls, Sources.NONE));
    }
    sleepUntil(first + messages * STEP_NANOS);
  }

  private void sleepUntil(long nanos) {
    while (clock.nanos() < nanos) LockSupport.parkNanos(nanos - clock.nanos());
  }

  private void keys(LiveMidi midi, Port port) {
    long[] tookNanos = new long[2 * KEYS];
    AtomicInteger played = new AtomicInteger();
    midi.instruments(cue -> tookNanos[played.getAndIncrement()] = clock.nanos() - cue.nanos());
    for (int i = 0; i < KEYS; i++) {
      port.listener.received(clock.nanos(), 0x643C90);
      sleepUntil(clock.nanos() + STEP_NANOS);
      port.listener.received(clock.nanos(), 0x003C80);
      sleepUntil(clock.nanos() + STEP_NANOS);
    }
    print("key to instrument", Arrays.copyOf(tookNanos, played.get()));
  }

  private void jack(String port, int seconds) throws MidiUnavailable {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    try (LiveMidi midi =
        LiveMidi.start(scheduler, new Hand(Reporter.SILENT, _ -> {}), clock, Reporter.SILENT)) {
      midi.open(port, OutletOptions.PLAIN);
      play(midi, seconds);
      for (long id : threads.getAllThreadIds()) {
        String name =
            threads.getThreadInfo(id) == null ? "" : threads.getThreadInfo(id).getThreadName();
        if (!name.contains("JNAJack") && !name.startsWith("zadenza-midi")) continue;
        long before = threads.getThreadAllocatedBytes(id);
        play(midi, seconds);
        long bytes = threads.getThreadAllocatedBytes(id) - before;
        System.out.printf(Locale.ROOT, "%s: %d bytes a second%n", name, bytes / seconds);
      }
    }
  }

  private static void print(String what, long[] nanos) {
    Arrays.sort(nanos);
    System.out.printf(
        Locale.ROOT,
        "%s, us: n %d, p50 %.1f, p99 %.1f, p99.9 %.1f, max %.1f%n",
        what,
        nanos.length,
        at(nanos, 0.5),
        at(nanos, 0.99),
        at(nanos, 0.999),
        at(nanos, 1));
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, Math.round(share * sorted.length))] / 1000.0;
  }
}
