// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.midi.LiveMidi;
import org.zadenza.midi.OutletOptions;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.schedule.Scheduler;
import org.zadenza.sink.Hand;
import org.zadenza.sink.RecordingSink;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Live MIDI through a real JACK server, into a real monitor and a real synthesizer. */
@Tag("slow")
@Timeout(180)
class JackMidiTest {
  private static final int FRAME_RATE = 48_000;
  private static final int SYNTH_PERIOD = 128;
  private static final int NOTES = 16;
  private static final int TAKES = 6;

  /** Both ends of a distance are rounded to frames. */
  private static final double FRAME_EXACT = 1.5;

  private static final Path SOUNDS = Path.of("/usr/share/sounds/sf2/TimGM6mb.sf2");
  private static final Pattern DUMPED = Pattern.compile("^ *(\\d+): ((?:[0-9a-f]{2} ?)+)");

  private final SystemClock clock = new SystemClock();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Reporter reporter = (where, what) -> told.add(what);

  private LiveMidi midi() {
    Scheduler scheduler =
        new Scheduler(
            clock, TempoMap.steady(Rational.ONE, clock.nanos()), new RecordingSink(), reporter);
    return LiveMidi.start(scheduler, new Hand(reporter, _ -> {}), clock, reporter);
  }

  private static Cue cue(long nanos, double seconds, Controls controls) {
    return new Cue("d1", nanos, seconds, 1, Span.of(0, 1), controls, Sources.NONE);
  }

  /** Distances that share no divisor with a period. */
  private static List<Long> onsets(long first) {
    List<Long> out = new ArrayList<>();
    for (long i = 0; i < NOTES; i++) {
      out.add(first + i * 123_456_789 + i * i * 1_000_003 % 40_000_000);
    }
    return out;
  }

  /**
   * On a busy machine JACK's dummy driver loses frames; so a take that is out of time may be played
   * again.
   */
  @Test
  void everyMessageLandsOnItsFrame(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    assumeTrue(Peer.installed("jack_midi_dump"), "jack_midi_dump is not installed");
    double worst = Double.POSITIVE_INFINITY;
    try (LiveJack jack = LiveJack.start(folder, FRAME_RATE, 1024);
        Peer dump = monitor(jack);
        LiveMidi midi = midi()) {
      midi.open("monitor", OutletOptions.PLAIN);
      for (int take = 1; take <= TAKES && worst > FRAME_EXACT; take++) {
        List<Long> wanted = onsets(clock.nanos() + 2 * Clock.NANOS_PER_SECOND);
        String key = String.format("90 %02x", take);
        Controls note = Controls.of("note", (double) take);
        for (long nanos : wanted) midi.sink().accept(cue(nanos, 0.05, note));
        sayDone(midi, wanted.getLast(), take);
        String done = String.format("c0 %02x", take);
        LiveJack.await("take " + take, () -> !frames(dump, done).isEmpty(), jack::output);
        List<Long> frames = frames(dump, key);
        if (frames.size() == NOTES) worst = worst(wanted, frames);
      }
    }
    assertTrue(worst <= FRAME_EXACT, "out of time by " + worst + " frames");
  }

  private static Peer monitor(LiveJack jack) throws Exception {
    Peer dump = jack.peer("stdbuf", "-oL", "jack_midi_dump", "-a", "monitor");
    jack.awaitPort("monitor:input");
    return dump;
  }

  /** Plays a note and waits until the monitor has seen so many messages of a kind. */
  private void press(
      LiveMidi midi, Peer dump, double note, double seconds, String status, int count) {
    midi.sink().accept(cue(clock.nanos(), seconds, Controls.of("note", note)));
    LiveJack.await(count + " messages " + status, () -> frames(dump, status).size() == count);
  }

  /** Several times, since the server may lose some. */
  private static void sayDone(LiveMidi midi, long after, int take) {
    for (int i = 1; i <= 5; i++) {
      Controls program = Controls.of("progNum", (double) take);
      midi.sink().accept(cue(after + i * Clock.NANOS_PER_SECOND / 5, 0, program));
    }
  }

  private static List<Long> frames(Peer dump, String status) {
    List<Long> out = new ArrayList<>();
    for (String line : dump.output().lines().toList()) {
      Matcher m = DUMPED.matcher(line);
      if (m.find() && m.group(2).startsWith(status)) out.add(Long.parseLong(m.group(1)));
    }
    return out;
  }

  /** In frames, how far the distance to the first is from the one that was meant, at worst. */
  private static double worst(List<Long> wantedNanos, List<Long> frames) {
    double worst = 0;
    for (int i = 1; i < frames.size(); i++) {
      double meant = (wantedNanos.get(i) - wantedNanos.getFirst()) * 1e-9 * FRAME_RATE;
      worst = Math.max(worst, Math.abs(frames.get(i) - frames.getFirst() - meant));
    }
    return worst;
  }

  /** FluidSynth itself obeys at the beginnings of periods, so nothing finer can be heard. */
  @Test
  void aRealSynthesizerSoundsAtTheDistancesOfTheCues(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    assumeTrue(Peer.installed("fluidsynth"), "fluidsynth is not installed");
    assumeTrue(Files.exists(SOUNDS), "timgm6mb-soundfont is not installed");
    double worst = Double.POSITIVE_INFINITY;
    try (LiveJack jack = LiveJack.start(folder, FRAME_RATE, SYNTH_PERIOD);
        Peer fluid = jack.fluidSynth(SOUNDS);
        LiveMidi midi = midi()) {
      midi.open("fluid", OutletOptions.PLAIN);
      for (int take = 1; take <= TAKES && worst > SYNTH_PERIOD; take++) {
        Path wav = folder.resolve("take" + take + ".wav");
        List<Long> wanted = record(jack, midi, wav);
        List<Long> heard = Recording.read(wav).onsets().stream().map(Integer::longValue).toList();
        assertTrue(heard.size() >= NOTES / 2, () -> "heard " + heard + fluid.output());
        if (heard.size() == NOTES) worst = worst(wanted, heard);
      }
    }
    assertTrue(worst <= SYNTH_PERIOD, "out of time by " + worst + " frames");
  }

  private List<Long> record(LiveJack jack, LiveMidi midi, Path wav) throws Exception {
    String[] command = {
      "jack_rec", "-f", wav.toString(), "-d", "6", "-b", "16", "fluid:left", "fluid:right"
    };
    try (Peer recorder = jack.peer(command)) {
      jack.awaitPort("jackrec");
      List<Long> wanted = onsets(clock.nanos() + Clock.NANOS_PER_SECOND);
      Controls claves = Controls.of("note", 75.0).with("midichan", 10.0).with("velocity", 1.0);
      for (long nanos : wanted) midi.sink().accept(cue(nanos, 0.05, claves));
      assertEquals(0, recorder.exit(), recorder.output());
      return wanted;
    }
  }

  @Test
  void aSynthesizerThatDiesInMidNoteComesBackAndNoNoteIsLeftHanging(@TempDir Path folder)
      throws Exception {
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    assumeTrue(Peer.installed("jack_midi_dump"), "jack_midi_dump is not installed");
    try (LiveJack jack = LiveJack.start(folder, FRAME_RATE, 1024)) {
      LiveMidi midi = midi();
      try {
        try (Peer dump = monitor(jack)) {
          midi.open("monitor", OutletOptions.PLAIN);
          press(midi, dump, 60, 600, "90", 1);
        }
        LiveJack.await("a word about it", () -> told.size() == 1);
        try (Peer dump = monitor(jack)) {
          LiveJack.await("the end of the note", () -> frames(dump, "80").size() == 1);
          press(midi, dump, 61, 0.01, "80", 2);
          press(midi, dump, 62, 600, "90", 2);
          midi.close();
          LiveJack.await("its end", () -> frames(dump, "80").size() == 3);
        }
      } finally {
        midi.close();
      }
    }
    assertEquals(
        List.of(
            "monitor:input is gone; what is for it is lost until it is back",
            "monitor:input is back"),
        told);
  }

  /** Ctrl-D at a pipe, then a signal: in both a note sounds that has ten minutes to go. */
  @Test
  void aSessionThatEndsLeavesNoNoteHanging(@TempDir Path folder) throws Exception {
    assumeTrue(Peer.installed("jackd"), "jackd is not installed");
    assumeTrue(Peer.installed("jack_midi_dump"), "jack_midi_dump is not installed");
    try (LiveJack jack = LiveJack.start(folder, FRAME_RATE, 1024);
        Peer dump = monitor(jack)) {
      Process piped = jack.session("--silent", "--no-init", "--osc-in=off", "--midi=monitor");
      holdNotes(piped, dump, 1);
      piped.getOutputStream().close();
      assertEquals(0, piped.waitFor(), () -> output(folder));
      LiveJack.await("its end", () -> hasEnded(dump), dump::output);

      Process staying =
          jack.session("--silent", "--no-init", "--osc-in=off", "--midi=monitor", "--stay");
      holdNotes(staying, dump, frames(dump, "90").size() + 1);
      staying.destroy();
      staying.waitFor();
      LiveJack.await("its end", () -> hasEnded(dump), dump::output);
    }
  }

  private static void holdNotes(Process session, Peer dump, int count) throws Exception {
    session.outputWriter().write("(d1 (sustain 600 (note \"c4\")))\n");
    session.outputWriter().flush();
    LiveJack.await("a note", () -> frames(dump, "90").size() >= count);
  }

  /** An end may come twice, where the server has lost a period. */
  private static boolean hasEnded(Peer dump) {
    List<Long> ends = frames(dump, "80");
    return !ends.isEmpty() && ends.getLast() > frames(dump, "90").getLast();
  }

  private static String output(Path folder) {
    try {
      return Files.readString(folder.resolve("session.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
