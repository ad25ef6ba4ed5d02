// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.SharedData;

class MidiScoreTest {
  private static final long SEED = Long.getLong("seed", 20261121);
  private static final String HEADER = "4d546864 00000006 0000 0001 01e0 ";

  @TempDir private Path folder;

  @Test
  void whatTheJdkWritesIsRead() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 50; round++) {
      List<MidiNote> notes = new ArrayList<>();
      Sequence sequence = new Sequence(Sequence.PPQ, random.nextInt(1, 2000));
      for (int track = 0; track < random.nextInt(1, 4); track++) {
        write(sequence.createTrack(), track, notes, random);
      }
      MidiScore score = MidiScore.parse(bytes(sequence), "jdk.mid");
      Comparator<MidiNote> order = Comparator.comparing(MidiNote::toString);
      assertEquals(
          notes.stream().sorted(order).toList(),
          score.notes().stream().sorted(order).toList(),
          "seed=" + SEED);
      assertEquals(sequence.getResolution(), score.ticksPerBeat());
    }
  }

  @Test
  void tempoPedalMeterAndNameAreRead() throws Exception {
    Sequence sequence = new Sequence(Sequence.PPQ, 100);
    Track track = sequence.createTrack();
    track.add(meta(0x03, 0, "PIANO".getBytes(StandardCharsets.US_ASCII)));
    track.add(meta(0x58, 0, new byte[] {6, 3, 24, 8}));
    track.add(meta(0x51, 200, new byte[] {0x0F, 0x42, 0x40})); // a second a beat
    track.add(new MidiEvent(new ShortMessage(ShortMessage.CONTROL_CHANGE, 2, 64, 127), 50));
    track.add(new MidiEvent(new ShortMessage(ShortMessage.CONTROL_CHANGE, 2, 64, 0), 60));
    MidiScore score = MidiScore.parse(bytes(sequence), "a.mid");
    assertEquals(List.of("PIANO"), score.trackNames());
    assertEquals(List.of(new MidiScore.Meter(0, 6, 8)), score.meters());
    assertEquals(
        List.of(new MidiScore.Pedal(0, 2, 50, true), new MidiScore.Pedal(0, 2, 60, false)),
        score.pedals());
    assertEquals(1.0, score.seconds(200), 1e-12);
    assertEquals(3.5, score.seconds(450), 1e-12);
  }

  @Test
  void hostileFilesAreRefusedByNameAndPlace() {
    refused("", "does not begin as a MIDI file");
    refused("52494646 00000006 0000 0001 01e0", "does not begin as a MIDI file");
    refused("4d546864 ffffffff 0000 0001 01e0", "states a length of 4294967295");
    refused("4d546864 00000006 0002 0001 01e0", "format 2");
    refused("4d546864 00000006 0001 0001 e728", "counts time in frames");
    refused("4d546864 00000006 0001 0001 0000", "counts time in frames");
    refused("4d546864 00000006 0001 ffff 01e0", "a track is missing");
    refused(HEADER + "4d54726b 7fffffff 00", "chunk of 2147483647 bytes is stated and 1 follow");
    refused(HEADER + "4d54726b ffffffff 00", "chunk of 4294967295 bytes");
    refused(HEADER + "4d54726b 00000004 00ff0100 4d54726b", null);
    refused(HEADER + "4d54726b 00000007 00ff01 ffffff7f", "268435455 bytes are stated and 0");
    refused(HEADER + "4d54726b 00000005 ffffffffff", "more than four bytes");
    refused(HEADER + "4d54726b 00000003 003c40", "data without a status");
    refused(HEADER + "4d54726b 00000004 00903cff", "data byte FF");
    refused(HEADER + "4d54726b 00000002 00f4", "status F4");
    refused(HEADER + "4d54726b 00000003 00903c", "cut off inside an event");
    refused(HEADER + "4d54726b 0000000c" + "ffffff7fb04000 ffffff7f40".replace(" ", ""), null);
    refused(
        HEADER + "4d54726b 0000000e ffffff7fb04000 ffffff7fb04000", "longer than 1000000 beats");
  }

  /** Refuses, or where {@code part} is null, reads or refuses, but nothing else. */
  private static void refused(String hex, String part) {
    byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
    try {
      MidiScore.parse(bytes, "bad.mid");
      assertTrue(part == null, () -> hex + " was read");
    } catch (MidiFileException refused) {
      String message = refused.getMessage();
      assertTrue(message.startsWith("bad.mid, byte "), message);
      assertTrue(part == null || message.contains(part), message);
    }
  }

  @Test
  void damagedFilesAreReadOrRefusedAndNothingElse() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    Sequence sequence = new Sequence(Sequence.PPQ, 480);
    write(sequence.createTrack(), 0, new ArrayList<>(), random);
    byte[] whole = bytes(sequence);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] damaged = whole.clone();
      for (int k = random.nextInt(1, 8); k > 0; k--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
      try {
        MidiScore.parse(Arrays.copyOf(damaged, length), "damaged.mid");
      } catch (MidiFileException named) {
        refused++;
      }
    }
    assertTrue(refused > 1000, "seed=" + SEED);
  }

  @Test
  void aHugeOrMissingFileIsRefusedUnread() throws IOException {
    Path huge = folder.resolve("huge.mid");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(MidiScore.MOST_BYTES + 1L);
    }
    assertThrows(MidiFileException.class, () -> MidiScore.read(huge));
    assertThrows(MidiFileException.class, () -> MidiScore.read(folder.resolve("none.mid")));
    assertThrows(MidiFileException.class, () -> MidiScore.read(folder));
  }

  @Test
  void notesAreThoseThatTheJdkSees() throws Exception {
    Path data = SharedData.folder("data/performance-giantmidi").resolve("mid");
    try (var files = Files.list(data)) {
      for (Path file : files.sorted().limit(5).toList()) {
        long expected = 0;
        for (Track track : MidiSystem.getSequence(file.toFile()).getTracks()) {
          for (int k = 0; k < track.size(); k++) {
            expected +=
                track.get(k).getMessage() instanceof ShortMessage message
                        && message.getCommand() == ShortMessage.NOTE_ON
                        && message.getData2() > 0
                    ? 1
                    : 0;
          }
        }
        assertEquals(expected, MidiScore.read(file).notes().size(), file::toString);
      }
    }
  }

  /** Notes that do not overlap on one pitch, in random order of pitches. */
  private static void write(Track track, int number, List<MidiNote> notes, SplittableRandom random)
      throws Exception {
    int channel = random.nextInt(16);
    int program = random.nextInt(128);
    track.add(new MidiEvent(new ShortMessage(ShortMessage.PROGRAM_CHANGE, channel, program, 0), 0));
    for (int pitch = 0; pitch < 128; pitch += random.nextInt(1, 30)) {
      long at = random.nextInt(1, 500);
      for (int k = random.nextInt(6); k > 0; k--) {
        long end = at + random.nextInt(1, 3000);
        int velocity = random.nextInt(1, 128);
        track.add(note(ShortMessage.NOTE_ON, channel, pitch, velocity, at));
        int off = random.nextBoolean() ? ShortMessage.NOTE_OFF : ShortMessage.NOTE_ON;
        track.add(note(off, channel, pitch, 0, end));
        notes.add(new MidiNote(number, channel, program, pitch, velocity, at, end));
        at = end + random.nextInt(1, 500);
      }
    }
  }

  private static MidiEvent note(int command, int channel, int pitch, int velocity, long tick)
      throws Exception {
    return new MidiEvent(new ShortMessage(command, channel, pitch, velocity), tick);
  }

  private static MidiEvent meta(int kind, long tick, byte[] data) throws Exception {
    return new MidiEvent(new MetaMessage(kind, data, data.length), tick);
  }

  private static byte[] bytes(Sequence sequence) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    MidiSystem.write(sequence, sequence.getTracks().length == 1 ? 0 : 1, out);
    return out.toByteArray();
  }
}
