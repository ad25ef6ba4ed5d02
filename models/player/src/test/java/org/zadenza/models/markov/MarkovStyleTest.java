// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.markov;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.pattern.Pattern;

class MarkovStyleTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  @Test
  void aPatternThatNeverBranchesIsPlayedAgain() {
    Pattern pattern = Pattern.seq("bd", "hh", "sn", "cp");
    MarkovStyle style = MarkovStyle.ofPattern(4, pattern, 2, 16);
    List<List<Struck>> music = style.play(SEED, 16, 0);
    for (int step = 0; step < 16; step++) {
      List<Struck> expected =
          step % 4 == 0
              ? List.of(new Struck(List.of("bd", "hh", "sn", "cp").get(step / 4), 4))
              : List.of();
      assertEquals(expected, music.get(step), "step " + step);
    }
  }

  @Test
  void onlyWordsOfTheMusicArePlayedAndASeedIsATune() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 30; round++) {
      List<List<Struck>> piece = new ArrayList<>();
      for (int step = random.nextInt(1, 60); step > 0; step--) {
        List<Struck> sounds = new ArrayList<>();
        for (int k = random.nextInt(3); k > 0; k--) {
          sounds.add(new Struck(random.nextInt(60, 64), random.nextInt(1, 4)));
        }
        piece.add(sounds);
      }
      MarkovStyle style = new MarkovStyle(random.nextInt(4), List.of(piece));
      HashSet<HashSet<Struck>> known = new HashSet<>();
      piece.forEach(step -> known.add(new HashSet<>(step)));
      List<List<Struck>> music = style.play(round, 40, 1);
      assertEquals(music, style.play(round, 40, 1), "seed=" + SEED);
      for (List<Struck> step : music) {
        assertTrue(known.contains(new HashSet<>(step)), "seed=" + SEED);
      }
    }
  }

  @Test
  void filesAreLearntSixteenthBySixteenth() {
    List<MidiNote> notes =
        List.of(
            new MidiNote(0, 0, 0, 60, 90, 0, 240),
            new MidiNote(0, 0, 0, 64, 90, 0, 240),
            new MidiNote(0, 9, 0, 36, 90, 0, 240),
            new MidiNote(0, 0, 0, 67, 90, 241, 242));
    MidiScore score =
        new MidiScore(
            480, 480, notes, List.of(), List.of(), List.of(), new TreeMap<>(Map.of(0L, 500_000)));
    MarkovStyle style = MarkovStyle.ofMidi(3, List.of(score, score));
    assertEquals(
        List.of(
            List.of(new Struck(60, 2), new Struck(64, 2)),
            List.of(),
            List.of(new Struck(67, 1)),
            List.of()),
        style.play(SEED, 4, 0));
  }

  @Test
  void noMusicIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new MarkovStyle(1, List.of()));
  }
}
