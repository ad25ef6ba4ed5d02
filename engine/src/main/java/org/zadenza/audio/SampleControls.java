// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.sample.SampleFile;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.audio.sample.SamplePlay;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.Param;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.dsp.Power;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;

/**
 * Which sample a cue asks for, and how it is to be played: SuperDirt's rules. Allocates nothing.
 */
final class SampleControls {
  /** SuperDirt's {@code fadeTime} is 1 ms, at which a low note that is cut off still clicks. */
  private static final double FADE_SECONDS = 0.002;

  /** SuperDirt's {@code amp}, in dB: our patches are levelled so that it makes them 1. */
  private static final double LEVEL_DB = -7.9588;

  private static final double MOST_SECONDS = 600;

  /** Stands in where a patch would say how loud and how long: a sample is as it was recorded. */
  static final Patch PATCH =
      new Patch(
          "sample",
          List.of(),
          VoiceKind.CLAP,
          LEVEL_DB,
          0,
          "",
          new Contour(0, 0.1, 1, FADE_SECONDS),
          VoiceKind.CLAP.params().stream().map(Param::standard).toList());

  private SampleControls() {}

  /** The file that a cue asks for, which is then loaded; null where no sample has that name. */
  static @Nullable SampleFile fileOf(Cue cue, SampleLibrary samples) {
    SampleFile file = samples.find(cue.controls());
    if (file != null) samples.want(file);
    return file;
  }

  private static double note(Controls c) {
    Object note = c.get("note");
    return note == null ? Double.NaN : CueReader.number(note);
  }

  /** Reads what goes beyond a patch's controls. */
  static void read(Cue cue, SampleFile file, Note note) {
    Controls c = cue.controls();
    SamplePlay play = note.play;
    play.file = file;
    play.sample = file.sample();
    play.begin = Math.clamp(CueReader.number(c, "begin", 0), 0, 1);
    play.end = Math.clamp(CueReader.number(c, "end", 1), 0, 1);
    play.speed = CueReader.number(c, "speed", 1);
    play.unit = unit(c.get("unit"));
    double pitch = note(c);
    boolean pitched = pitch - pitch == 0;
    play.pitch = pitched ? Power.ofOctaves(Math.clamp((pitch - file.rootNote()) / 12, -8, 8)) : 1;
    play.accelerate = Math.clamp(CueReader.number(c, "accelerate", 0), -16, 16);
    play.loop = Math.clamp(CueReader.number(c, "loop", 0), 0, 10_000);
    play.squiz = Math.clamp(CueReader.number(c, "squiz", 1), 0, 100);
    lengths(c, cue, note);
    if (CueReader.number(c, "cut", 0) < 0) note.cut = CueReader.cut(c, file.path().hashCode());
  }

  private static SamplePlay.Unit unit(@Nullable Object unit) {
    if (!(unit instanceof String word) || word.isEmpty()) return SamplePlay.Unit.RATE;
    return switch (word.charAt(0)) {
      case 'c' -> SamplePlay.Unit.CYCLES;
      case 's' -> SamplePlay.Unit.SECONDS;
      default -> SamplePlay.Unit.RATE;
    };
  }

  /** A length that a player names holds the fades, too; a part of a sample does not begin hard. */
  private static void lengths(Controls c, Cue cue, Note note) {
    double fade = Math.clamp(CueReader.number(c, "fadeTime", FADE_SECONDS), 0, MOST_SECONDS);
    double in = note.play.begin > 0 || note.play.speed < 0 ? fade : 0;
    if (!c.containsKey("attack")) note.attackSeconds = CueReader.number(c, "fadeInTime", in);
    if (!c.containsKey("release")) note.releaseSeconds = fade;
    double part = CueReader.number(c, "clip", CueReader.number(c, "legato", 0));
    double seconds = CueReader.number(c, "sustain", cue.seconds() * part);
    note.play.seconds = seconds > 0 ? Math.min(seconds, MOST_SECONDS) : Double.POSITIVE_INFINITY;
    double hold = CueReader.number(c, "hold", Double.POSITIVE_INFINITY);
    double whole = note.attackSeconds + Math.max(0, hold) + note.releaseSeconds;
    note.play.seconds = Math.min(note.play.seconds, whole);
    note.holdSeconds = Double.POSITIVE_INFINITY;
  }
}
