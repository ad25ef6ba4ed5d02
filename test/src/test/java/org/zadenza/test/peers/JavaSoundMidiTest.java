// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.TempoMap;
import org.zadenza.midi.JavaSoundHost;
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

/** Live MIDI through the system's own door, in real time, and played by the JDK's synthesizer. */
@Tag("slow")
@Timeout(60)
class JavaSoundMidiTest {
  private static final int TICKS_PER_QUARTER = 500;
  private static final int OCARINA = 79;
  private static final double REVERB = 91;

  private final SystemClock clock = new SystemClock();
  private final Scheduler scheduler =
      new Scheduler(clock, TempoMap.steady(Rational.ONE, 0), new RecordingSink(), Reporter.SILENT);

  @BeforeEach
  void forget() {
    LoggingDevices.LOG.clear();
  }

  private LiveMidi midi() {
    List<org.zadenza.midi.MidiHost> hosts = List.of(new JavaSoundHost(clock));
    return LiveMidi.start(
        hosts, scheduler, new Hand(Reporter.SILENT, _ -> {}), clock, Reporter.SILENT);
  }

  private static void await(BooleanSupplier met) {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!met.getAsBoolean()) {
      assertTrue(System.nanoTime() < limit, "it never came");
      Thread.onSpinWait();
    }
  }

  private static Cue cue(long nanos, double seconds, Controls controls) {
    return new Cue("d1", nanos, seconds, 1, Span.of(0, 1), controls, Sources.NONE);
  }

  @Test
  void aProvidersDeviceIsFoundAndGetsEveryMessageInOrderAndNotEarly() throws Exception {
    try (LiveMidi midi = midi()) {
      midi.open("test logger", OutletOptions.PLAIN);
      long start = clock.nanos() + 200_000_000;
      long wallStart = System.nanoTime() - clock.nanos() + start;
      for (int i = 0; i < 40; i++) {
        Controls note =
            Controls.of("note", (double) (40 + i)).with("ccn", 1.0).with("ccv", i * 1.0);
        midi.sink().accept(cue(start + i * 10_000_000, 0.005, note));
      }
      await(() -> LoggingDevices.LOG.size() == 120);
      List<LoggingDevices.Logged> log = List.copyOf(LoggingDevices.LOG);
      for (int i = 0; i < 40; i++) {
        assertEquals(hex(0xB0, 1, i), hex(log.get(3 * i)));
        assertEquals(hex(0x90, 40 + i, 114), hex(log.get(3 * i + 1)));
        assertEquals(hex(0x80, 40 + i, 0), hex(log.get(3 * i + 2)));
        long early = wallStart + i * 10_000_000L - log.get(3 * i + 1).nanos();
        assertTrue(early < 1_000_000, "message " + i + " is early by " + early + " ns");
      }
    }
  }

  private static String hex(int... bytes) {
    byte[] out = new byte[bytes.length];
    for (int i = 0; i < out.length; i++) out[i] = (byte) bytes[i];
    return HexFormat.of().formatHex(out);
  }

  private static String hex(LoggingDevices.Logged logged) {
    return HexFormat.of().formatHex(logged.bytes());
  }

  @Test
  void whatADeviceSendsIsHeard() throws Exception {
    try (LiveMidi midi = midi()) {
      assertEquals("Test Player", midi.listen("player"));
      await(() -> !LoggingDevices.LISTENERS.isEmpty());
      LoggingDevices.LISTENERS
          .getLast()
          .send(new ShortMessage(ShortMessage.CONTROL_CHANGE, 2, 74, 127), -1);
      await(() -> scheduler.inputs().now().containsKey("cc74:3"));
      assertEquals(1.0, scheduler.inputs().now().get("cc74"));
    }
  }

  @Test
  void aSynthesizerPlaysThePitchesThatWereMeant(@TempDir Path folder) throws Exception {
    double[] notes = {72, 76, 79, 84, 77, 74};
    try (LiveMidi midi = midi()) {
      midi.open("test logger", OutletOptions.PLAIN);
      long start = clock.nanos() + 100_000_000;
      for (int i = 0; i < notes.length; i++) {
        Controls note = Controls.of("note", notes[i]).with("progNum", (double) OCARINA);
        note = note.with("ccn", REVERB).with("ccv", 0.0);
        if (i >= 4) note = note.with("midibend", i == 4 ? 1.0 : 0.0);
        midi.sink().accept(cue(start + i * 250_000_000L, 0.2, note));
      }
      await(() -> LoggingDevices.LOG.size() == 4 * notes.length + 2);
    }
    Path wav = render(folder);
    Recording recording = Recording.read(wav);
    List<Double> onsetSeconds = onsetSeconds();
    assertEquals(notes.length, onsetSeconds.size());
    for (int i = 0; i < notes.length; i++) {
      double sounding = i == 4 ? notes[i] + 2 : notes[i];
      int frame = (int) Math.round((onsetSeconds.get(i) + 0.08) * recording.frameRate());
      double there = power(recording, frame, sounding);
      for (double beside : new double[] {-2, -1, 1, 2}) {
        double elsewhere = power(recording, frame, sounding + beside);
        assertTrue(there > 10 * elsewhere, "note " + i + " is not " + sounding);
      }
    }
  }

  /** How much of a pitch there is in 80 ms of sound. */
  private static double power(Recording recording, int from, double midi) {
    double turn = 2 * Math.PI * 440 * Math.pow(2, (midi - 69) / 12) / recording.frameRate();
    int frames = Math.round(0.08f * recording.frameRate());
    double re = 0;
    double im = 0;
    for (int i = 0; i < frames; i++) {
      double window = 1 - Math.cos(2 * Math.PI * i / frames);
      re += window * recording.samples()[from + i] * Math.cos(turn * i);
      im += window * recording.samples()[from + i] * Math.sin(turn * i);
    }
    return re * re + im * im;
  }

  private static List<Double> onsetSeconds() {
    long first = LoggingDevices.LOG.getFirst().nanos();
    return LoggingDevices.LOG.stream()
        .filter(logged -> (logged.bytes()[0] & 0xF0) == ShortMessage.NOTE_ON)
        .map(logged -> (logged.nanos() - first) * 1e-9)
        .toList();
  }

  /** The JDK reads a MIDI file as sound, by its own synthesizer. A tick is a millisecond. */
  private static Path render(Path folder) throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_QUARTER);
    Track track = sequence.createTrack();
    long first = LoggingDevices.LOG.getFirst().nanos();
    for (LoggingDevices.Logged logged : new ArrayList<>(LoggingDevices.LOG)) {
      byte[] b = logged.bytes();
      ShortMessage message = new ShortMessage(b[0] & 0xFF, b[1], b.length > 2 ? b[2] : 0);
      track.add(new MidiEvent(message, (logged.nanos() - first) / 1_000_000));
    }
    Path mid = folder.resolve("played.mid");
    Path wav = folder.resolve("played.wav");
    MidiSystem.write(sequence, 0, mid.toFile());
    try (AudioInputStream sound = AudioSystem.getAudioInputStream(mid.toFile())) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, wav.toFile());
    }
    assertTrue(Files.size(wav) > 1_000);
    return wav;
  }
}
