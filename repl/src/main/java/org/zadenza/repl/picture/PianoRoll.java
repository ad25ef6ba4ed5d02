// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zadenza.midi.NoteNumber;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;

/**
 * A piano roll: cycles from left to right; notes by their pitch above, and below them a row for
 * each sound that has none, such as drums. Each slot has a colour, darker where it is soft.
 */
final class PianoRoll {
  static final int WIDTH = 900;
  static final int LEFT = 108;
  static final int RIGHT = 16;
  static final int TOP = 34;

  private static final int BOTTOM = 34;
  private static final int GAP = 12;
  private static final int DRUM_ROW = 21;
  private static final int HIGHEST_ROW = 10;
  private static final int LOWEST_ROW = 3;
  private static final int NOTES_HEIGHT = 300;
  private static final int SEMITONES = 12;
  private static final int LONGEST_LABEL = 8;
  private static final double SOFT = 0.55;
  private static final int NARROWEST_QUARTER = 8;

  private static final int GROUND = 0;
  private static final int GRID = 1;
  private static final int CYCLE = 2;
  private static final int INK = 3;
  private static final int FIRST_SLOT = 4;
  private static final int SLOTS = 6;
  private static final int[] COLOURS = {
    0x14171e, 0x242933, 0x3d4556, 0xc3cad6, //
    0xffb454, 0x7fb4ff, 0x8fd694, 0xff8a7a, 0xd3a6ff, 0x63d4d4, //
    0xb0803f, 0x5a7fb5, 0x659668, 0xb56355, 0x9576b5, 0x469696
  };

  private final List<Cue> cues;
  private final double cycles;
  private final List<String> slots;
  private final List<String> drums;
  private final int low;
  private final int high;
  private final int row;
  private final Canvas canvas;

  private PianoRoll(List<Cue> cues, double cycles) {
    this.cues = cues;
    this.cycles = cycles;
    slots = cues.stream().map(Cue::slot).distinct().sorted(PianoRoll::bySlot).toList();
    TreeSet<Integer> keys = new TreeSet<>();
    TreeMap<String, Integer> sounds = new TreeMap<>();
    for (Cue cue : cues) {
      Double key = NoteNumber.of(cue.controls().get("note"));
      if (key == null) sounds.merge(sound(cue.controls()), 1, Integer::sum);
      else keys.add((int) Math.round(key));
    }
    drums = new ArrayList<>(sounds.keySet());
    boolean pitched = !keys.isEmpty();
    low = pitched ? keys.first() - 1 : 0;
    high = pitched ? keys.last() + 1 : -1;
    int range = high - low + 1;
    row = range == 0 ? 0 : Math.clamp(NOTES_HEIGHT / range, LOWEST_ROW, HIGHEST_ROW);
    int height = TOP + range * row + GAP + drums.size() * DRUM_ROW + BOTTOM;
    canvas = new Canvas(WIDTH, height, COLOURS);
  }

  /**
   * Draws cues.
   *
   * @param cycles how many cycles it shows, from 0 on; above 0
   */
  static Canvas of(List<Cue> cues, double cycles) {
    List<Cue> shown =
        cues.stream()
            .filter(cue -> cue.cycle().toDouble() < cycles && cue.cycle().signum() >= 0)
            .sorted(Comparator.comparing(Cue::cycle).thenComparing(Cue::slot))
            .toList();
    PianoRoll out = new PianoRoll(shown, cycles);
    out.grid();
    out.legend();
    shown.forEach(out::cue);
    return out.canvas;
  }

  /** As a player counts: d2 before d10. */
  private static int bySlot(String a, String b) {
    return a.length() != b.length() ? a.length() - b.length() : a.compareTo(b);
  }

  private static String sound(Controls controls) {
    return controls.text("s", "?").toLowerCase(Locale.ROOT);
  }

  private double x(double cycle) {
    return LEFT + cycle / cycles * (WIDTH - LEFT - RIGHT);
  }

  private int y(int key) {
    return TOP + (high - key) * row;
  }

  private int drumsTop() {
    return TOP + (high - low + 1) * row + GAP;
  }

  private int bottom() {
    return drumsTop() + drums.size() * DRUM_ROW;
  }

  private void grid() {
    int width = WIDTH - LEFT - RIGHT;
    for (int key = low; key <= high; key++) {
      if (Math.floorMod(key, SEMITONES) != 0) continue;
      canvas.fill(LEFT, y(key) + row / 2, width, 1, GRID);
      canvas.label("c" + (key / SEMITONES - 1), LEFT - 10, y(key) + row / 2, INK);
    }
    for (int i = 0; i < drums.size(); i++) {
      int middle = drumsTop() + i * DRUM_ROW + DRUM_ROW / 2;
      String name = drums.get(i);
      String shown = name.length() > LONGEST_LABEL ? name.substring(0, LONGEST_LABEL) : name;
      canvas.fill(LEFT, middle, width, 1, GRID);
      canvas.label(shown, LEFT - 10, middle, INK);
    }
    boolean quarters = x(0.25) - x(0) >= NARROWEST_QUARTER;
    for (int quarter = 0; quarters && quarter < 4 * cycles; quarter++) {
      canvas.fill((int) x(quarter / 4.0), TOP, 1, bottom() - TOP, GRID);
    }
    int every = Ticks.step(cycles, (WIDTH - LEFT) / 60.0);
    for (int cycle = 0; cycle <= cycles; cycle += every) {
      int x = (int) Math.min(x(cycle), WIDTH - RIGHT - 1);
      canvas.fill(x, TOP, 1, bottom() - TOP + 4, CYCLE);
      canvas.centred(Integer.toString(cycle), x, bottom() + 8, INK);
    }
    canvas.label("cycle", LEFT - 20, bottom() + 15, INK);
  }

  private void legend() {
    int x = LEFT;
    for (int i = 0; i < slots.size(); i++) {
      String name = slots.get(i);
      if (x + 20 + Canvas.textWidth(name) > WIDTH) return;
      canvas.fill(x, 10, 12, 12, FIRST_SLOT + i % SLOTS);
      canvas.text(name, x + 18, 9, INK);
      x += 18 + Canvas.textWidth(name) + 24;
    }
  }

  private void cue(Cue cue) {
    Controls controls = cue.controls();
    double loudness = controls.number("gain", 1) * controls.number("velocity", 1);
    int slot = FIRST_SLOT + slots.indexOf(cue.slot()) % SLOTS;
    int colour = loudness < SOFT ? slot + SLOTS : slot;
    double begin = cue.cycle().toDouble();
    double length = cue.whole().width().toDouble();
    Double note = NoteNumber.of(controls.get("note"));
    int left = (int) x(begin);
    if (note == null) {
      drum(left, begin, length, sound(controls), colour);
      return;
    }
    double held = length * Math.clamp(controls.number("clip", 1), 0, 1);
    int right = (int) Math.min(x(begin + held), WIDTH - RIGHT);
    canvas.fill(left, y((int) Math.round(note)), Math.max(3, right - left - 1), row - 1, colour);
  }

  /** Drums ring as long as they like: their beginning is what counts. */
  private void drum(int left, double begin, double length, String sound, int colour) {
    int right = (int) Math.min(x(begin + length), WIDTH - RIGHT);
    int width = Math.clamp(right - left - 1, 3, 9);
    canvas.fill(left, drumsTop() + drums.indexOf(sound) * DRUM_ROW + 4, width, 13, colour);
  }
}
