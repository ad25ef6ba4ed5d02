// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;

/**
 * Drums in MIDI files: reads the hits of a file, writes hits as a file.
 *
 * <p>Steps are counted in ticks, a quarter of the file's beat each, so tempo does not matter: in
 * the Groove MIDI Dataset the tempo in each file is the bpm of its line in info.csv.
 */
public final class DrumsMidi {
  private static final int TICKS_PER_BEAT = 480;
  private static final int TICKS_PER_STEP = TICKS_PER_BEAT / 4;
  private static final int MOST_STEPS = 1 << 18; // nine hours of sixteenths at 120 bpm
  private static final int DRUM_CHANNEL = 9;
  private static final int TEMPO = 0x51;

  private DrumsMidi() {}

  /** Every note of a file that the map knows, on the nearest step, on whatever channel it is. */
  public static List<DrumHit> read(Path file, DrumMap map) throws IOException {
    MidiScore score = MidiScore.read(file);
    double ticksPerStep = score.ticksPerBeat() / 4.0;
    List<DrumHit> hits = new ArrayList<>();
    for (MidiNote note : score.notes()) {
      int step = (int) DrumsCodec.quantise(note.start() / ticksPerStep);
      map.of(note.pitch())
          .ifPresent(drum -> hits.add(new DrumHit(step, drum, note.velocity() / 127.0)));
    }
    return hits;
  }

  /** What is on the drum channel of a score, under General MIDI's map, on the nearest steps. */
  public static List<DrumHit> drums(MidiScore score) {
    double ticksPerStep = score.ticksPerBeat() / 4.0;
    List<DrumHit> hits = new ArrayList<>();
    for (MidiNote note : score.notes()) {
      if (!note.drum()) continue;
      int step = (int) Math.min(DrumsCodec.quantise(note.start() / ticksPerStep), MOST_STEPS);
      DrumMap.GENERAL
          .of(note.pitch())
          .ifPresent(drum -> hits.add(new DrumHit(step, drum, note.velocity() / 127.0)));
    }
    return hits;
  }

  /** The same as tokens, up to the last whole or begun bar with a hit; none if there is no hit. */
  public static int[] tokens(MidiScore score) {
    List<DrumHit> hits = drums(score);
    if (hits.isEmpty()) return new int[0];
    int last = hits.stream().mapToInt(DrumHit::step).max().orElse(0);
    int bars = Math.min(last, MOST_STEPS - 1) / DrumsCodec.STEPS_PER_BAR + 1;
    return DrumsCodec.encode(hits, bars * DrumsCodec.STEPS_PER_BAR);
  }

  /** The same notes when and as strongly as they were played. */
  public static List<GrooveHit> played(Path file, DrumMap map) throws IOException {
    MidiScore score = MidiScore.read(file);
    double ticksPerStep = score.ticksPerBeat() / 4.0;
    List<GrooveHit> hits = new ArrayList<>();
    for (MidiNote note : score.notes()) {
      double step = note.start() / ticksPerStep;
      map.of(note.pitch()).ifPresent(drum -> hits.add(new GrooveHit(step, drum, note.velocity())));
    }
    return hits;
  }

  /** Writes hits on the drum channel at a tempo, {@code steps} long, the same bytes each time. */
  public static void write(List<DrumHit> hits, int steps, double beatsPerMinute, Path file)
      throws IOException {
    try {
      Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_BEAT);
      Track track = sequence.createTrack();
      track.add(new MidiEvent(tempo(beatsPerMinute), 0));
      for (DrumHit hit : hits) {
        long tick = (long) hit.step() * TICKS_PER_STEP;
        int velocity = Math.clamp(Math.round(hit.velocity() * 127), 1, 127);
        track.add(note(ShortMessage.NOTE_ON, hit, velocity, tick));
        track.add(note(ShortMessage.NOTE_OFF, hit, 0, tick + TICKS_PER_STEP));
      }
      long end = (long) steps * TICKS_PER_STEP;
      MidiEvent last = track.get(track.size() - 1); // the end of track that every track has
      last.setTick(Math.max(end, track.ticks()));
      if (file.toAbsolutePath().getParent() != null) {
        Files.createDirectories(file.toAbsolutePath().getParent());
      }
      MidiSystem.write(sequence, 0, file.toFile());
    } catch (InvalidMidiDataException impossible) {
      throw new IllegalStateException("a drum hit made no MIDI message", impossible);
    }
  }

  private static MetaMessage tempo(double beatsPerMinute) throws InvalidMidiDataException {
    int micros = (int) Math.round(60e6 / beatsPerMinute);
    byte[] data = {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
    return new MetaMessage(TEMPO, data, data.length);
  }

  private static MidiEvent note(int command, DrumHit hit, int velocity, long tick)
      throws InvalidMidiDataException {
    int pitch = hit.drum().pitch();
    return new MidiEvent(new ShortMessage(command, DRUM_CHANNEL, pitch, velocity), tick);
  }
}
