// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.midi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/**
 * What a MIDI file holds, e.g. {@code MidiScore.read(Path.of("take.mid")).notes()}.
 *
 * <p>Notes are in order of start, then pitch. {@code microsPerBeat} is the length of a quarter from
 * a tick on; it always has an entry for tick 0. {@code ticks} is where the longest track ends.
 */
public record MidiScore(
    int ticksPerBeat,
    long ticks,
    List<MidiNote> notes,
    List<Pedal> pedals,
    List<Meter> meters,
    List<String> trackNames,
    SortedMap<Long, Integer> microsPerBeat) {
  /** The largest file that is read, in bytes. */
  public static final int MOST_BYTES = 16 << 20;

  /** A sustain pedal that goes down or up on a channel of a track. */
  public record Pedal(int track, int channel, long tick, boolean down) {}

  /** A time signature from a tick on, e.g. 6 and 8. */
  public record Meter(long tick, int beats, int unit) {}

  /** Keeps copies. */
  public MidiScore {
    notes = List.copyOf(notes);
    pedals = List.copyOf(pedals);
    meters = List.copyOf(meters);
    trackNames = List.copyOf(trackNames);
  }

  /** Reads a file; one that is no MIDI file, or is damaged or too large, is refused. */
  public static MidiScore read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new MidiFileException(file.toString(), 0, "there is no such file to read");
    }
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new MidiFileException(
          file.toString(), 0, "it has %d bytes; at most %d are read".formatted(size, MOST_BYTES));
    }
    return parse(Files.readAllBytes(file), file.toString());
  }

  /** Reads the bytes of a file; {@code file} is its name, for errors. */
  public static MidiScore parse(byte[] bytes, String file) throws MidiFileException {
    return new MidiParser(bytes, file).parse();
  }

  /** The time of a tick in seconds. */
  public double seconds(long tick) {
    double seconds = 0;
    long from = 0;
    int micros = microsPerBeat.get(0L);
    for (var change : microsPerBeat.headMap(tick).entrySet()) {
      seconds += (change.getKey() - from) * (micros / 1e6) / ticksPerBeat;
      from = change.getKey();
      micros = change.getValue();
    }
    return seconds + (tick - from) * (micros / 1e6) / ticksPerBeat;
  }
}
