// SPDX-License-Identifier: Apache-2.0
package org.zadenza.music;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How the tones of a chord are laid out near an anchor. Every chord is set in close position or
 * with its second voice dropped, in that inversion whose outer voice comes nearest to the anchor
 * without rough or muddy neighbours; as all chords hold on to one anchor, voices move little.
 *
 * @param anchor the note that voicings stay near
 * @param mode on which side of it
 * @param inversions how many voices go from the bottom to the top; negative is the other way
 */
public record Voicing(Note anchor, Mode mode, int inversions) {
  public static final Voicing STANDARD = new Voicing(new Note(0, 0, 5), Mode.BELOW, 0);
  private static final int MUDDY_BELOW = 48;
  private static final int MOST_INVERSIONS = 24;

  /** Where a voicing lies. */
  public enum Mode {
    /** The top voice is at the anchor or under it. */
    BELOW,
    /** The top voice is under the anchor: a melody note there stays free. */
    DUCK,
    /** The lowest voice is at the anchor or over it. */
    ABOVE,
    /** As above, with the root (or the note after the slash) lowest. */
    ROOT;

    /** The mode of that name, in any case. */
    public static Mode named(String name) {
      for (Mode mode : values()) if (mode.name().equalsIgnoreCase(name)) return mode;
      throw new IllegalArgumentException(
          "there is no voicing mode \"" + name + "\"; there are below, duck, above and root");
    }

    private boolean fromAbove() {
      return this == BELOW || this == DUCK;
    }
  }

  public Voicing {
    if (Math.abs(inversions) > MOST_INVERSIONS) {
      throw new IllegalArgumentException(
          "a chord is turned over at most " + MOST_INVERSIONS + " times, not " + inversions);
    }
  }

  /** The notes of a chord, rising. */
  public List<Note> notes(Chord chord) {
    return inverted(best(chord, true));
  }

  /** The {@code n}th tone of the chord in close position, going on through the octaves. */
  public Note tone(Chord chord, int n) {
    List<Note> notes = inverted(best(chord, false));
    Note note = notes.get(Math.floorMod(n, notes.size()));
    return note.plus(Interval.PRIME.plusOctaves(Math.floorDiv(n, notes.size())));
  }

  private List<Note> best(Chord chord, boolean dropped) {
    List<Note> tones = tones(chord);
    boolean slash = !chord.bass().equals(chord.root());
    boolean bassIsLowest = mode == Mode.ROOT || mode == Mode.ABOVE && slash;
    List<List<Note>> candidates = new ArrayList<>();
    for (int i = 0; i < (bassIsLowest ? 1 : tones.size()); i++) {
      List<Note> close = close(tones, i);
      candidates.add(placed(close));
      if (dropped && close.size() > 3 && !bassIsLowest) candidates.add(placed(drop(close)));
    }
    List<Note> best = candidates.stream().min(Comparator.comparingDouble(this::cost)).orElseThrow();
    return dropped && slash ? withBass(chord.bass(), best) : best;
  }

  /** One note of each pitch class, from the bass up. */
  private static List<Note> tones(Chord chord) {
    List<Note> out = new ArrayList<>();
    out.add(chord.bass());
    for (Interval tone : chord.tones()) {
      Note note = chord.root().plus(tone);
      if (out.stream().noneMatch(o -> Math.floorMod(o.midi() - note.midi(), 12) == 0)) {
        out.add(note);
      }
    }
    int bottom = chord.bass().midi();
    out.sort(Comparator.comparingInt(n -> Math.floorMod(n.midi() - bottom, 12)));
    return out;
  }

  /** Each tone the next one above the last, from the {@code first}th tone up. */
  private static List<Note> close(List<Note> tones, int first) {
    List<Note> out = new ArrayList<>();
    out.add(tones.get(first));
    for (int i = 1; i < tones.size(); i++) {
      Note next = tones.get((first + i) % tones.size());
      int below = out.getLast().midi() + 1;
      out.add(octaves(next, Math.ceilDiv(below - next.midi(), 12)));
    }
    return out;
  }

  /** The second voice from the top an octave lower, as arrangers do. */
  private static List<Note> drop(List<Note> close) {
    List<Note> out = new ArrayList<>(close);
    Note second = out.remove(out.size() - 2);
    out.addFirst(octaves(second, -1));
    return out;
  }

  private List<Note> placed(List<Note> notes) {
    int at = anchor.midi();
    int by =
        switch (mode) {
          case BELOW -> Math.floorDiv(at - notes.getLast().midi(), 12);
          case DUCK -> Math.floorDiv(at - 1 - notes.getLast().midi(), 12);
          case ABOVE, ROOT -> Math.ceilDiv(at - notes.getFirst().midi(), 12);
        };
    return notes.stream().map(n -> octaves(n, by)).toList();
  }

  private double cost(List<Note> notes) {
    int outer = mode.fromAbove() ? notes.getLast().midi() : notes.getFirst().midi();
    double cost = Math.abs(anchor.midi() - outer);
    for (int i = 1; i < notes.size(); i++) {
      int gap = notes.get(i).midi() - notes.get(i - 1).midi();
      if (gap == 1) cost += i == notes.size() - 1 ? 4 : 1; // rough, most of all under the melody
      if (gap < 4 && notes.get(i).midi() < MUDDY_BELOW) cost += 1;
    }
    return cost;
  }

  private static List<Note> withBass(Note bass, List<Note> notes) {
    if (Math.floorMod(notes.getFirst().midi() - bass.midi(), 12) == 0) return notes;
    List<Note> out = new ArrayList<>(notes);
    out.removeIf(n -> Math.floorMod(n.midi() - bass.midi(), 12) == 0);
    int top = out.getFirst().midi() - 1;
    out.addFirst(octaves(bass, Math.floorDiv(top - bass.midi(), 12)));
    return out;
  }

  private List<Note> inverted(List<Note> notes) {
    List<Note> out = new ArrayList<>(notes);
    for (int i = 0; i < inversions; i++) {
      Note lowest = out.removeFirst();
      int above = out.isEmpty() ? lowest.midi() + 1 : out.getLast().midi() + 1;
      out.add(octaves(lowest, Math.ceilDiv(above - lowest.midi(), 12)));
    }
    for (int i = 0; i > inversions; i--) {
      Note highest = out.removeLast();
      int below = out.isEmpty() ? highest.midi() - 1 : out.getFirst().midi() - 1;
      out.addFirst(octaves(highest, Math.floorDiv(below - highest.midi(), 12)));
    }
    return out;
  }

  private static Note octaves(Note note, int by) {
    return new Note(note.letter(), note.accidental(), note.octave() + by);
  }
}
