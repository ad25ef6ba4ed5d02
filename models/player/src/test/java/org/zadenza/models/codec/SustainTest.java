// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;

class SustainTest {
  @Test
  void aNoteSoundsUntilThePedalComesUp() {
    assertEquals(List.of(3.0), ends(List.of(note(60, 0, 100)), pedal(50, true), pedal(300, false)));
  }

  @Test
  void orUntilItsKeyIsStruckAgain() {
    assertEquals(
        List.of(2.0, 4.0),
        ends(List.of(note(60, 0, 100), note(60, 200, 250)), pedal(50, true), pedal(400, false)));
  }

  @Test
  void aPedalThatIsUpOrComesLateOrNeverComesUpIsNoTrouble() {
    assertEquals(List.of(1.0), ends(List.of(note(60, 0, 100)), pedal(10, true), pedal(90, false)));
    assertEquals(List.of(1.0), ends(List.of(note(60, 0, 100)), pedal(101, true)));
    assertEquals(List.of(10.0), ends(List.of(note(60, 0, 100)), pedal(100, true)));
  }

  @Test
  void drumsAreLeftOutAndOtherChannelsHaveTheirOwnPedal() {
    MidiNote drum = new MidiNote(0, 9, 0, 38, 90, 0, 10);
    MidiNote other = new MidiNote(0, 1, 0, 60, 90, 0, 100);
    assertEquals(List.of(1.0), ends(List.of(drum, other), pedal(0, true)));
  }

  private static List<Double> ends(List<MidiNote> notes, MidiScore.Pedal... pedals) {
    MidiScore score =
        new MidiScore(
            100,
            1000,
            notes,
            List.of(pedals),
            List.of(),
            List.of(),
            new TreeMap<>(Map.of(0L, 1_000_000)));
    return Sustain.notes(score).stream().map(PerformanceNote::end).toList();
  }

  private static MidiNote note(int pitch, long start, long end) {
    return new MidiNote(0, 0, 0, pitch, 90, start, end);
  }

  private static MidiScore.Pedal pedal(long tick, boolean down) {
    return new MidiScore.Pedal(0, 0, tick, down);
  }
}
