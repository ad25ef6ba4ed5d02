// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import static org.zadenza.audio.CueReader.number;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.PitchMoves;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;

/**
 * The part of {@link CueReader} that is about how a pitch moves: from the last note of its slot, by
 * an envelope, by a vibrato. Threads that read cues of different slots do not meet.
 */
final class PitchReader {
  private static final double LOG_2 = StrictMath.log(2);
  private static final double MOST_SEMITONES = 96;
  private static final double MOST_VIBRATO_SEMITONES = 24;
  private static final double FASTEST_HZ = 200;
  private static final double LONGEST_SECONDS = 60;

  /** The pitch of a slot now, and before; the notes of a chord all come from the same one. */
  private static final class LastPitch {
    private volatile long nanos = Long.MIN_VALUE;
    private volatile double hz;
    private volatile double before;

    double exchange(long now, double newHz) {
      if (now != nanos) {
        before = hz;
        nanos = now;
      }
      hz = newHz;
      return before;
    }
  }

  private final Map<String, LastPitch> lasts = new ConcurrentHashMap<>();

  void read(Controls c, Cue cue, Note note) {
    PitchMoves moves = note.moves;
    moves.slideOctaves = 0;
    moves.semitones = 0;
    moves.vibratoHz = 0;
    if (note.freqHz <= 0) return;
    double before = last(cue.slot()).exchange(cue.nanos(), note.freqHz);
    double seconds = Math.clamp(number(c, "portamento", 0), 0, LONGEST_SECONDS);
    if (seconds > 0 && before > 0) {
      moves.slideOctaves = StrictMath.log(before / note.freqHz) / LOG_2;
      moves.slideSeconds = seconds;
    }
    envelope(c, moves);
    moves.vibratoHz = Math.clamp(number(c, "vib", 0), 0, FASTEST_HZ);
    double depth = number(c, "vibmod", 0.5);
    moves.vibratoSemitones = Math.clamp(depth, -MOST_VIBRATO_SEMITONES, MOST_VIBRATO_SEMITONES);
  }

  private LastPitch last(String slot) {
    LastPitch known = lasts.get(slot);
    return known != null ? known : lasts.computeIfAbsent(slot, s -> new LastPitch());
  }

  /** Strudel's: without any of its controls it rises to the note in a fifth of a second. */
  private static void envelope(Controls c, PitchMoves moves) {
    double semitones = number(c, "penv", 0);
    if (semitones == 0) return;
    moves.semitones = Math.clamp(semitones, -MOST_SEMITONES, MOST_SEMITONES);
    boolean attacks = c.containsKey("pattack");
    boolean decays = c.containsKey("pdecay");
    boolean shaped = attacks || decays || c.containsKey("psustain") || c.containsKey("prelease");
    moves.attackSeconds = seconds(c, "pattack", shaped ? 0 : 0.2);
    moves.decaySeconds = seconds(c, "pdecay", 0);
    moves.sustainLevel = Math.clamp(number(c, "psustain", decays ? 0 : 1), 0, 1);
    moves.releaseSeconds = seconds(c, "prelease", 0);
    moves.anchor = Math.clamp(number(c, "panchor", moves.sustainLevel), 0, 1);
    moves.curved = number(c, "pcurve", 0) != 0;
  }

  private static double seconds(Controls c, String name, double or) {
    return Math.clamp(number(c, name, or), 0, LONGEST_SECONDS);
  }
}
