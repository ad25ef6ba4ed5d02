// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.clock.TempoMap;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Sources;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Rational;
import org.zadenza.time.Span;

/** Files read back by the JDK's own reader. */
class MidiFileSinkTest {
  private static final TempoMap HALF = TempoMap.steady(Rational.HALF, 0);

  private static Cue cue(TempoMap tempo, String slot, Rational begin, Controls controls) {
    Span whole = new Span(begin, begin.plus(Rational.of(1, 4)));
    double cps = tempo.cpsAt(begin).toDouble();
    return new Cue(slot, tempo.nanosAt(begin), 0.25 / cps, cps, whole, controls, Sources.NONE);
  }

  private static Controls s(String sound) {
    return Controls.of("s", sound);
  }

  private static Sequence read(List<Cue> cues) throws Exception {
    return MidiSystem.getSequence(new ByteArrayInputStream(MidiFileSink.bytes(cues)));
  }

  /** A track as text: {@code "960 name d1"}, {@code "0 on 9 36 114"}, {@code "0 tempo 500000"}. */
  private static List<String> text(Track track) {
    List<String> out = new ArrayList<>();
    for (int i = 0; i < track.size(); i++) {
      String message = text(track.get(i).getMessage());
      if (!message.isEmpty()) out.add(track.get(i).getTick() + " " + message);
    }
    return out;
  }

  private static String text(MidiMessage message) {
    if (message instanceof MetaMessage meta) {
      return switch (meta.getType()) {
        case 0x03 -> "name " + new String(meta.getData(), StandardCharsets.UTF_8);
        case 0x51 -> "tempo " + Integer.parseInt(HexFormat.of().formatHex(meta.getData()), 16);
        case 0x58 -> "bar " + meta.getData()[0] + "/" + (1 << meta.getData()[1]);
        default -> "";
      };
    }
    ShortMessage m = (ShortMessage) message;
    String what = m.getCommand() == ShortMessage.NOTE_ON ? "on " : "off ";
    return what + m.getChannel() + " " + m.getData1() + " " + m.getData2();
  }

  @Test
  void aTrackForTheTempoAndOneForEachSlot() throws Exception {
    Sequence sequence =
        read(
            List.of(
                cue(HALF, "d1", Rational.ZERO, s("bd")),
                cue(HALF, "d10", Rational.ZERO, Controls.of("note", "c3")),
                cue(HALF, "d2", Rational.of(1, 3), Controls.of("note", 64.0).with("clip", 0.5)),
                cue(HALF, "d1", Rational.of(1, 2), s("sn").with("gain", 0.5))));
    assertEquals(Sequence.PPQ, sequence.getDivisionType());
    assertEquals(960, sequence.getResolution());
    List<List<String>> tracks = new ArrayList<>();
    for (Track track : sequence.getTracks()) tracks.add(text(track));
    assertEquals(
        List.of(
            List.of("0 bar 4/4", "0 tempo 500000"),
            List.of(
                "0 name d1",
                "0 on 9 36 114",
                "960 off 9 36 0",
                "1920 on 9 38 57",
                "2880 off 9 38 0"),
            List.of("0 name d2", "1280 on 1 64 114", "1760 off 1 64 0"),
            List.of("0 name d10", "0 on 2 48 114", "960 off 2 48 0")),
        tracks);
  }

  @Test
  void aTempoChangeLiesWhereItHappenedBetweenTwoCues() throws Exception {
    TempoMap tempo = HALF.withTempo(Rational.of(3, 8), Rational.of(2));
    List<Cue> cues =
        List.of(
            cue(tempo, "d1", Rational.ZERO, s("bd")),
            cue(tempo, "d1", Rational.of(1, 4), s("bd")),
            cue(tempo, "d1", Rational.of(1, 2), s("bd")));
    assertEquals(
        List.of("0 bar 4/4", "0 tempo 500000", "1440 tempo 125000"),
        text(read(cues).getTracks()[0]));
  }

  @Test
  void aRepeatedKeyGoesUpBeforeItGoesDownAgain() throws Exception {
    List<Cue> cues =
        List.of(
            cue(HALF, "d1", Rational.ZERO, Controls.of("note", 60.0)),
            cue(HALF, "d1", Rational.of(1, 4), Controls.of("note", 60.0)));
    List<String> track = text(read(cues).getTracks()[1]);
    assertEquals(List.of("960 off 0 60 0", "960 on 0 60 114"), track.subList(2, 4));
  }

  @Test
  void whichKeyACuePresses() {
    assertEquals(new MidiNote(46, 114, true), MidiNote.of(s("oh")));
    assertEquals(new MidiNote(50, 114, false), MidiNote.of(s("bd").with("note", "d3")));
    assertEquals(new MidiNote(63, 114, false), MidiNote.of(s("superpiano").with("n", 3.0)));
    assertEquals(new MidiNote(61, 64, false), MidiNote.of(velocity(0.5).with("note", "db4")));
    assertEquals(new MidiNote(60, 127, false), MidiNote.of(velocity(9).with("note", 60.0)));
    assertEquals(new MidiNote(60, 1, false), MidiNote.of(velocity(0).with("note", 60.0)));
    assertEquals(null, MidiNote.of(Controls.of("note", 128.0)));
  }

  private static Controls velocity(double velocity) {
    return Controls.of("velocity", velocity);
  }

  @Test
  void notesHaveStrudelsNumbers() {
    assertEquals(48.0, NoteNumber.of("c"));
    assertEquals(48.0, NoteNumber.of("c3"));
    assertEquals(63.0, NoteNumber.of("Eb4"));
    assertEquals(54.0, NoteNumber.of("f#3"));
    assertEquals(54.0, NoteNumber.of("fs3"));
    assertEquals(0.0, NoteNumber.of("c-1"));
    assertEquals(59.0, NoteNumber.of("cb4"));
    assertEquals(51.0, NoteNumber.of(degreeOfMinor(2)));
    for (String bad : List.of("", "h3", "c3x", "c-", "bd", "c123", "rim")) {
      assertEquals(null, NoteNumber.of(bad), bad);
    }
  }

  @Test
  void longPausesAreWrittenToo() throws Exception {
    List<Cue> cues = List.of(cue(HALF, "d1", Rational.of(20_000), s("bd")));
    assertEquals("76800000 on 9 36 114", text(read(cues).getTracks()[1]).get(1));
  }

  @Test
  void equalCuesMakeEqualBytesInTheFile(@TempDir Path folder) throws Exception {
    List<Cue> cues = List.of(cue(HALF, "d1", Rational.ZERO, s("bd")));
    Path file = folder.resolve("a.mid");
    try (MidiFileSink sink = new MidiFileSink(file)) {
      cues.forEach(sink::accept);
    }
    assertArrayEquals(MidiFileSink.bytes(cues), Files.readAllBytes(file));
  }

  @Test
  void aFileThatCannotBeWrittenIsNamed(@TempDir Path folder) {
    MidiFileSink sink = new MidiFileSink(folder.resolve("no").resolve("a.mid"));
    UncheckedIOException e = assertThrows(UncheckedIOException.class, sink::close);
    assertTrue(e.getMessage().contains("a.mid"));
  }

  /** What {@code (scale "C3:minor" "2")} says: the note, knowing its scale. */
  private static Object degreeOfMinor(int degree) {
    Pattern notes = Pattern.pure((double) degree).scale("C3:minor");
    return notes.events(Span.of(0, 1)).getFirst().value();
  }
}
