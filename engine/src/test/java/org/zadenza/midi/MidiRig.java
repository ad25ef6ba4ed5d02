// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.clock.ManualClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Scheduler;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Live MIDI on a clock that moves by hand, at one cycle a second, with made-up ports. */
final class MidiRig {
  static final long MS = 1_000_000;
  static final int STEP_MS = 10;

  final ManualClock clock = new ManualClock();
  final FakeHost host = new FakeHost();
  final List<String> told = new ArrayList<>();
  final Scheduler scheduler;
  final org.zadenza.sink.Hand hand;
  final LiveMidi midi;

  MidiRig() {
    List<LiveMidi> made = new ArrayList<>();
    org.zadenza.sink.Sink sink = new Later(made);
    scheduler =
        new Scheduler(
            clock, TempoMap.steady(Rational.ONE, 0), sink, (where, what) -> told.add(what));
    hand = new org.zadenza.sink.Hand((where, what) -> told.add(what), sink);
    midi = new LiveMidi(List.of(host), scheduler, hand, clock, (where, what) -> told.add(what));
    made.add(midi);
    host.outputs.add("Synth");
    host.outputs.add("Drum Machine");
    host.inputs.add("Keys");
  }

  private record Later(List<LiveMidi> made) implements org.zadenza.sink.Sink {
    @Override
    public void accept(Cue cue) {
      made.getFirst().sink().accept(cue);
    }

    @Override
    public void hush() {
      made.getFirst().sink().hush();
    }

    @Override
    public void panic() {
      made.getFirst().sink().panic();
    }
  }

  MidiRig open(String name) {
    return open(name, OutletOptions.PLAIN);
  }

  MidiRig open(String name, OutletOptions options) {
    try {
      midi.open(name, options);
    } catch (MidiUnavailable e) {
      throw new AssertionError(e);
    }
    return this;
  }

  FakeHost.Port port(String name) {
    return host.ports.get(name);
  }

  /** What the synth got, as {@code "250 903c64"}: milliseconds and bytes. */
  List<String> heard() {
    return port("Synth").log.stream().map(FakeHost.Sent::toString).toList();
  }

  /** The same without the times. */
  List<String> bytes() {
    return port("Synth").log.stream().map(FakeHost.Sent::hex).toList();
  }

  /** Everything takes its turns until the clock stands at {@code ms}. */
  MidiRig runTo(long ms) {
    turns();
    while (clock.nanos() < ms * MS) {
      clock.moveTo(Math.min(ms * MS, clock.nanos() + STEP_MS * MS));
      turns();
    }
    return this;
  }

  private void turns() {
    midi.hear();
    scheduler.tick();
    midi.keepBeat();
    midi.turn();
  }

  /** A cue that is due at {@code ms} and lasts as long. */
  void cue(String slot, long ms, double seconds, Controls controls) {
    Rational at = Rational.of(ms, 1000);
    midi.sink()
        .accept(new Cue(slot, ms * MS, seconds, 1, new Span(at, at), controls, Sources.NONE));
  }

  void note(long ms, double seconds, double note) {
    cue("d1", ms, seconds, Controls.of("note", note));
  }
}
