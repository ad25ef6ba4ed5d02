// SPDX-License-Identifier: Apache-2.0
package org.zadenza.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Pattern;
import org.zadenza.time.Rational;

/** What the snapshot says is what the cues show, after whatever a player did. */
class NowPlayingLawTest {
  private static final List<String> SLOTS = List.of("d1", "d2", "d10", "bass");
  private static final int RUNS = 80;

  /** Ticks end on a grid, which may lie this much after the clock. */
  private static final Rational GRID = Rational.of(1, 1 << 16);

  private static final int COMMANDS = 60;

  private final Rig rig = new Rig(Timing.OFFLINE);
  private final List<String> done = new ArrayList<>();
  private int plays;

  /** A pattern whose sound is its text, so that cues tell which text they come from. */
  private Pattern named(String text) {
    Pattern pattern = Steps.sounds(text, text, text, text);
    return plays % 5 == 0
        ? Steps.throwingFrom(rig.scheduler.now().cycle().floor() + 6, pattern, "boom")
        : pattern;
  }

  private void command(Random random) {
    String slot = SLOTS.get(random.nextInt(SLOTS.size()));
    Rational cycles = Rational.of(1 + random.nextInt(9), 2);
    String text = "v" + plays++;
    int kind = random.nextInt(22);
    done.add(kind + " " + slot + " " + text);
    switch (kind) {
      case 0, 1, 2, 3 -> rig.scheduler.play(slot, named(text), text);
      case 4 -> rig.scheduler.play(slot, named(text), text, Transitions.xfadeIn(cycles));
      case 5 -> rig.scheduler.play(slot, named(text), text, Transitions.jumpIn(cycles));
      case 6 -> rig.scheduler.play(slot, named(text), text, Transitions.mortal(cycles, cycles));
      case 7 -> rig.scheduler.play(slot, named(text), text, Transitions.waitFor(cycles));
      case 8, 9 -> rig.scheduler.undo(slot);
      case 10, 11 -> rig.scheduler.redo(slot);
      case 12 -> rig.scheduler.hush();
      case 13 -> rig.scheduler.silence(slot);
      case 14 -> rig.scheduler.mute(slot);
      case 15 -> rig.scheduler.unmuteAll();
      case 16 -> rig.scheduler.solo(slot);
      case 17 -> rig.scheduler.unsoloAll();
      case 18 -> rig.scheduler.only(Set.of(slot));
      case 19 -> rig.scheduler.setCycle(cycles);
      case 20 -> rig.scheduler.nudge(slot, random.nextLong(50 * Rig.MS));
      default ->
          rig.scheduler.all(
              random.nextBoolean() ? All.NONE : new All(NowPlayingLawTest::marked, "mark"));
    }
  }

  private static Pattern marked(Pattern pattern) {
    return pattern.withValue(v -> ((Controls) v).with("mark", 1.0));
  }

  /** What each slot is heard to play in a stretch of time. */
  private Map<String, Set<String>> heard(int from) {
    Map<String, Set<String>> out = new TreeMap<>();
    for (Cue cue : rig.sink.cues().subList(from, rig.sink.cues().size())) {
      out.computeIfAbsent(cue.slot(), _ -> new TreeSet<>()).add(cue.controls().text("s", ""));
    }
    return out;
  }

  private void assertSnapshotIsWhatIsHeard(String at) {
    rig.scheduler.tick();
    Snapshot before = rig.scheduler.now();
    int sent = rig.sink.cues().size();
    rig.clock.advance(300 * Rig.MS);
    rig.scheduler.tick();
    Snapshot after = rig.scheduler.now();
    Map<String, Set<String>> heard = heard(sent);
    for (int i = 0; i < before.lanes().size(); i++) {
      Snapshot.LaneStatus lane = before.lanes().get(i);
      String where = at + ": " + lane + " then " + after.lanes().get(i);
      Set<String> sounds = heard.getOrDefault(lane.slot(), Set.of());
      if (!lane.audible()) assertEquals(Set.of(), sounds, where);
      else if (!lane.text().equals(after.lanes().get(i).text()))
        fellBack(after.lanes().get(i), where);
      else if (lane.transition() != null) transition(lane, sounds, where);
      else assertEquals(Set.of(lane.text()), sounds, where);
      if (lane.playing()) assertTrue(lane.since().compareTo(before.cycle().plus(GRID)) <= 0, where);
    }
    for (Cue cue : rig.sink.cues().subList(sent, rig.sink.cues().size())) {
      assertEquals(!before.all().isEmpty(), cue.controls().containsKey("mark"), at);
    }
  }

  /** Nobody gave a command, so it threw, or its life was over. */
  private static void fellBack(Snapshot.LaneStatus lane, String where) {
    assertTrue(lane.trouble() != null || !lane.playing(), where);
  }

  /** In a transition older texts may be heard too; a fade has both, a mortal only its own. */
  private static void transition(Snapshot.LaneStatus lane, Set<String> sounds, String where) {
    assertTrue(lane.until() != null, where);
    if (lane.transition().equals("mortal")) {
      for (String sound : sounds) assertEquals(lane.text(), sound, where);
    }
    if (lane.transition().equals("xfade")) assertTrue(sounds.contains(lane.text()), where);
    assertTrue(sounds.size() <= 6, where);
  }

  @Test
  void afterAnySeriesOfCommands() {
    long seed = Long.getLong("seed", System.nanoTime());
    Random random = new Random(seed);
    for (int run = 0; run < RUNS; run++) {
      for (int i = 0; i < COMMANDS; i++) {
        command(random);
        if (random.nextInt(3) == 0) {
          assertSnapshotIsWhatIsHeard("seed=" + seed + " after " + done.size() + " commands");
        }
        if (random.nextInt(10) == 0) {
          rig.clock.advance(random.nextLong(5_000 * Rig.MS));
          rig.scheduler.tick();
        }
      }
    }
    assertTrue(rig.sink.cues().size() > 1_000, "seed=" + seed);
    assertTrue(rig.told.size() > 1, "some patterns threw: seed=" + seed);
  }
}
