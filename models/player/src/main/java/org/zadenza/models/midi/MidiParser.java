// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.midi;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads Standard MIDI Files of formats 0 and 1 that count in beats.
 *
 * <p>It believes no length that the file states: whatever is wrong is a {@link MidiFileException}
 * with the byte where it is, and never takes more memory than a few times the file. Chunks of
 * unknown kinds are passed over, as the format asks.
 */
final class MidiParser {
  private static final int HEADER = 0x4D546864; // MThd
  private static final int TRACK = 0x4D54726B; // MTrk
  private static final int NOTE_OFF = 0x80;
  private static final int NOTE_ON = 0x90;
  private static final int CONTROL = 0xB0;
  private static final int PROGRAM = 0xC0;
  private static final int PRESSURE = 0xD0;
  private static final int SUSTAIN = 64;
  private static final int NAME = 0x03;
  private static final int END = 0x2F;
  private static final int TEMPO = 0x51;
  private static final int METER = 0x58;
  private static final int MICROS_AT_120 = 500_000;
  private static final long MOST_BEATS = 1_000_000;

  private final byte[] bytes;
  private final String file;
  private final List<MidiNote> notes = new ArrayList<>();
  private final List<MidiScore.Pedal> pedals = new ArrayList<>();
  private final List<MidiScore.Meter> meters = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private final SortedMap<Long, Integer> tempo = new TreeMap<>(Map.of(0L, MICROS_AT_120));
  private int at;
  private int end;
  private int ticksPerBeat;
  private long ticks;

  MidiParser(byte[] bytes, String file) {
    this.bytes = bytes;
    this.file = file;
  }

  MidiScore parse() throws MidiFileException {
    end = bytes.length;
    if (end < 14 || number(4) != HEADER) {
      throw fault("it does not begin as a MIDI file (MThd)");
    }
    int length = number(4);
    if (length < 6 || length > end - at) {
      throw fault("its header states a length of " + Integer.toUnsignedString(length));
    }
    int after = at + length;
    int format = number(2);
    if (format > 1) {
      throw fault("it is of format %d; 0 and 1 are read".formatted(format));
    }
    int tracks = number(2);
    ticksPerBeat = number(2);
    if (ticksPerBeat == 0 || (ticksPerBeat & 0x8000) != 0) {
      throw fault("it counts time in frames; only files that count beats are read");
    }
    at = after;
    while (names.size() < tracks) {
      chunk();
    }
    notes.sort(Comparator.comparingLong(MidiNote::start).thenComparingInt(MidiNote::pitch));
    meters.sort(Comparator.comparingLong(MidiScore.Meter::tick));
    pedals.sort(Comparator.comparingLong(MidiScore.Pedal::tick));
    return new MidiScore(ticksPerBeat, ticks, notes, pedals, meters, names, tempo);
  }

  private void chunk() throws MidiFileException {
    if (bytes.length - at < 8) {
      throw fault("it is cut off: a track is missing");
    }
    end = bytes.length;
    int kind = number(4);
    int length = number(4);
    if (length < 0 || length > bytes.length - at) {
      throw fault(
          "a chunk of %s bytes is stated and %d follow"
              .formatted(Integer.toUnsignedString(length), bytes.length - at));
    }
    end = at + length;
    if (kind == TRACK) {
      new Track(names.size()).read();
    }
    at = end;
    end = bytes.length;
  }

  private int number(int width) throws MidiFileException {
    int value = 0;
    for (int k = 0; k < width; k++) {
      value = value << 8 | next();
    }
    return value;
  }

  private int next() throws MidiFileException {
    if (at >= end) {
      throw fault("it is cut off inside an event");
    }
    return bytes[at++] & 0xFF;
  }

  /** A number of up to four bytes of seven bits each. */
  private int variable() throws MidiFileException {
    int value = 0;
    for (int k = 0; k < 4; k++) {
      int one = next();
      value = value << 7 | one & 0x7F;
      if (one < 0x80) {
        return value;
      }
    }
    throw fault("a length of more than four bytes");
  }

  private MidiFileException fault(String what) {
    return new MidiFileException(file, at, what);
  }

  /** One track: its own time, running status and sounding notes. */
  private final class Track {
    private final int number;
    private final int[] programs = new int[16];
    private final Map<Integer, Deque<MidiNote>> sounding = new HashMap<>(); // end not yet known
    private String name = "";
    private long tick;
    private int status;
    private boolean over;

    Track(int number) {
      this.number = number;
    }

    void read() throws MidiFileException {
      while (!over && at < end) {
        tick += variable();
        if (tick > MOST_BEATS * ticksPerBeat) {
          throw fault("it is longer than %d beats".formatted(MOST_BEATS));
        }
        event();
      }
      sounding.values().forEach(open -> open.forEach(this::finish));
      names.add(name);
      ticks = Math.max(ticks, tick);
    }

    private void event() throws MidiFileException {
      int first = next();
      if (first == 0xFF) {
        meta();
      } else if (first == 0xF0 || first == 0xF7) {
        skip(variable());
      } else if (first >= 0xF0) {
        throw fault("status %02X has no place in a file".formatted(first));
      } else {
        if (first >= 0x80) {
          status = first;
        } else {
          at--;
        }
        voice();
      }
    }

    private void voice() throws MidiFileException {
      if (status == 0) {
        throw fault("data without a status before it");
      }
      int kind = status & 0xF0;
      int channel = status & 0x0F;
      int one = data();
      int two = kind == PROGRAM || kind == PRESSURE ? 0 : data();
      switch (kind) {
        case NOTE_ON -> {
          if (two > 0) {
            begin(new MidiNote(number, channel, programs[channel], one, two, tick, tick));
          } else {
            release(channel, one);
          }
        }
        case NOTE_OFF -> release(channel, one);
        case PROGRAM -> programs[channel] = one;
        case CONTROL -> {
          if (one == SUSTAIN) {
            pedals.add(new MidiScore.Pedal(number, channel, tick, two >= 64));
          }
        }
        default -> {} // pressure and pitch bend are no part of what a model reads
      }
    }

    private int data() throws MidiFileException {
      int value = next();
      if (value > 127) {
        throw fault("data byte %02X is above 7F".formatted(value));
      }
      return value;
    }

    private void begin(MidiNote note) {
      sounding
          .computeIfAbsent(key(note.channel(), note.pitch()), key -> new ArrayDeque<>())
          .add(note);
    }

    private void release(int channel, int pitch) {
      Deque<MidiNote> open = sounding.get(key(channel, pitch));
      if (open != null && !open.isEmpty()) {
        finish(open.remove());
      }
    }

    private void finish(MidiNote note) {
      notes.add(
          new MidiNote(
              note.track(),
              note.channel(),
              note.program(),
              note.pitch(),
              note.velocity(),
              note.start(),
              Math.max(tick, note.start() + 1)));
    }

    private int key(int channel, int pitch) {
      return channel << 7 | pitch;
    }

    private void meta() throws MidiFileException {
      int kind = next();
      int length = variable();
      int from = at;
      skip(length);
      if (kind == END) {
        over = true;
      } else if (kind == NAME && name.isEmpty()) {
        name = new String(bytes, from, length, StandardCharsets.ISO_8859_1);
      } else if (kind == TEMPO && length == 3) {
        int micros =
            (bytes[from] & 0xFF) << 16 | (bytes[from + 1] & 0xFF) << 8 | bytes[from + 2] & 0xFF;
        tempo.put(tick, Math.max(1, micros));
      } else if (kind == METER && length >= 2 && bytes[from] > 0 && bytes[from + 1] >= 0) {
        meters.add(new MidiScore.Meter(tick, bytes[from], 1 << Math.min(bytes[from + 1], 10)));
      }
    }

    private void skip(int length) throws MidiFileException {
      if (length > end - at) {
        throw fault("%d bytes are stated and %d follow".formatted(length, end - at));
      }
      at += length;
    }
  }
}
