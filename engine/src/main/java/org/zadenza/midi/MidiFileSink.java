// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.SlotOrder;
import org.zadenza.sink.Sink;
import org.zadenza.time.Rational;

/**
 * Writes what was played as a standard MIDI file of type 1 when it is closed: a track for the
 * tempo, then one for each slot. A cycle is a bar of four quarters. Equal cues make equal bytes.
 *
 * <p>Until then it keeps the cues, so it never touches the disk on the clock's thread.
 */
public final class MidiFileSink implements Sink {
  static final int TICKS_PER_QUARTER = 960;
  static final int TICKS_PER_CYCLE = 4 * TICKS_PER_QUARTER;

  private static final int CHANNELS = 16;

  private final Path file;
  private final List<Cue> cues = new ArrayList<>();

  public MidiFileSink(Path file) {
    this.file = file;
  }

  /** Any thread. */
  @Override
  public synchronized void accept(Cue cue) {
    cues.add(cue);
  }

  /**
   * Writes the file.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public synchronized void close() {
    try {
      Files.write(file, bytes(cues));
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot write " + file + ": " + e.getMessage(), e));
    }
  }

  /** The file of some cues, which are in order of time. */
  public static byte[] bytes(List<Cue> cues) {
    Map<String, List<Cue>> slots = new TreeMap<>(SlotOrder.BY_NUMBER);
    for (Cue cue : cues) slots.computeIfAbsent(cue.slot(), _ -> new ArrayList<>()).add(cue);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(MidiTrack.chunk("MThd", header(1 + slots.size())));
    out.writeBytes(tempoTrack(cues).bytes());
    int channel = 0;
    for (Map.Entry<String, List<Cue>> slot : slots.entrySet()) {
      out.writeBytes(track(slot.getKey(), slot.getValue(), channel).bytes());
      channel = (channel + (channel == MidiNote.DRUM_CHANNEL - 1 ? 2 : 1)) % CHANNELS;
    }
    return out.toByteArray();
  }

  private static byte[] header(int tracks) {
    return new byte[] {
      0, 1, (byte) (tracks >> 8), (byte) tracks, TICKS_PER_QUARTER >> 8, (byte) TICKS_PER_QUARTER
    };
  }

  private static MidiTrack tempoTrack(List<Cue> cues) {
    MidiTrack track = new MidiTrack();
    track.fourFour();
    Cue last = null;
    for (Cue cue : cues) {
      if (last == null) track.tempo(0, micros(cue));
      else if (cue.cps() != last.cps()) track.tempo(changeTick(last, cue), micros(cue));
      last = cue;
    }
    return track;
  }

  /** Microseconds per quarter at a cue. */
  private static long micros(Cue cue) {
    return Math.round(1e6 / (4 * cue.cps()));
  }

  /**
   * Where between two cues the tempo changed: the one cycle x for which the old tempo up to x and
   * the new one after it take the time that lies between them.
   */
  private static long changeTick(Cue before, Cue after) {
    double from = before.cycle().toDouble();
    double to = after.cycle().toDouble();
    if (to < from) return tick(after.cycle()); // the player counted anew in between
    double seconds = (after.nanos() - before.nanos()) / 1e9;
    double slow = 1 / before.cps() - 1 / after.cps();
    double x = (seconds + from / before.cps() - to / after.cps()) / slow;
    return Math.round(Math.clamp(x, from, to) * TICKS_PER_CYCLE);
  }

  private static MidiTrack track(String slot, List<Cue> cues, int slotChannel) {
    MidiTrack track = new MidiTrack();
    track.name(slot);
    for (Cue cue : cues) {
      MidiNote note = MidiNote.of(cue.controls());
      if (note == null) continue;
      int channel = note.drum() ? MidiNote.DRUM_CHANNEL : channel(cue, slotChannel);
      track.note(tick(cue.cycle()), endTick(cue), channel, note.key(), note.velocity());
    }
    return track;
  }

  /** The control {@code midichan} counts from 1, as players do. */
  private static int channel(Cue cue, int otherwise) {
    long wanted = Math.round(cue.controls().number("midichan", 0));
    return wanted >= 1 && wanted <= CHANNELS ? (int) wanted - 1 : otherwise;
  }

  private static long tick(Rational cycle) {
    return Math.max(0, cycle.roundedTimes(TICKS_PER_CYCLE));
  }

  private static long endTick(Cue cue) {
    double legato = cue.controls().number("clip", cue.controls().number("legato", 1));
    double ticks = cue.whole().width().toDouble() * legato * TICKS_PER_CYCLE;
    return tick(cue.cycle()) + Math.round(ticks);
  }
}
