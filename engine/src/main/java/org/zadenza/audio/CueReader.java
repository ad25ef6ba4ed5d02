// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.font.Soundfont;
import org.zadenza.audio.sample.SampleFile;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.Param;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.dsp.Noise;
import org.zadenza.dsp.Power;
import org.zadenza.music.Pitch;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;

/**
 * Turns a cue's controls into what a channel needs, by SuperDirt's rules; controls that it does not
 * know do nothing. Clock thread; allocates nothing.
 */
public final class CueReader {
  /** SuperDirt's {@code amp} where a cue has none: our patches are levelled for it. */
  private static final double STANDARD_AMP = 0.4;

  private static final double LOUDEST = 40;
  private static final double FINITE = 1e9; // whose powers are still numbers
  private static final double LONGEST_SECONDS = 600;

  /** The MIDI number at which a drum sounds as it is (Strudel's for samples). */
  private static final double DRUM_NOTE = 36;

  private final int sampleRate;
  private volatile @Nullable Soundfont font;
  private final EffectReader effects;
  private final OrbitReader orbits = new OrbitReader();
  private final PitchReader pitches = new PitchReader();

  public CueReader(int sampleRate) {
    this.sampleRate = sampleRate;
    effects = new EffectReader(sampleRate);
  }

  /** What plays General MIDI's names from now on. Any thread. */
  void font(@Nullable Soundfont newFont) {
    font = newFont;
  }

  public void read(Cue cue, Patch patch, Note note) {
    Controls c = cue.controls();
    note.kind = patch.kind();
    note.font = patch.kind() == VoiceKind.FONT ? font : null;
    note.frame = Frames.at(cue.nanos(), sampleRate);
    note.seed = Noise.mix(cue.nanos()) ^ patch.name().hashCode();
    note.pan = Math.clamp(number(c, "pan", 0.5), 0, 1);
    loudness(c, patch, note);
    pitch(c, patch, note);
    params(c, patch, note);
    contour(c, cue, patch, note);
    pitches.read(c, cue, note);
    effects.read(c, cue, note);
    orbits.read(c, cue, note);
    note.choke = patch.choke().isEmpty() ? 0 : patch.choke().hashCode() | 1;
    note.cut = cut(c, patch.name().hashCode());
    note.play.file = null;
    note.play.sample = null;
  }

  /**
   * SuperDirt's groups belong to an orbit; below 0 a sound of one is cut off only by the same
   * sound. 0 is none.
   */
  static int cut(Controls c, int sound) {
    int cut = (int) Math.rint(number(c, "cut", 0));
    if (cut == 0) return 0;
    int group = 31 * (int) Math.rint(number(c, "orbit", 0)) + cut;
    return (cut > 0 ? group : 31 * group + sound) * 2 + 1;
  }

  /** Reads a cue that plays a sample. */
  void read(Cue cue, SampleFile file, Note note) {
    read(cue, SampleControls.PATCH, note);
    SampleControls.read(cue, file, note);
  }

  /** A finite number, or {@code or}. */
  static double number(Controls c, String name, double or) {
    double value = c.number(name, or);
    return value - value == 0 ? value : or;
  }

  /** SuperDirt's law: amp (min(gain, 2) + overgain)^4, here over the standard amp. */
  private static void loudness(Controls c, Patch patch, Note note) {
    double velocity = Math.clamp(number(c, "velocity", 1), 0, 4);
    double gain = Math.min(number(c, "gain", 1), 2) + number(c, "overgain", 0);
    double squared = Math.pow(Math.clamp(gain, 0, FINITE), 2);
    double amp = Math.clamp(number(c, "amp", STANDARD_AMP) / STANDARD_AMP, 0, FINITE);
    note.amplitude = Math.min(LOUDEST, amp * squared * squared * velocity) * patch.level();
    note.force = Math.clamp(0.8 * velocity, 0, 1);
  }

  private static void pitch(Controls c, Patch patch, Note note) {
    double speed = Math.clamp(Math.abs(number(c, "speed", 1)), 1.0 / 16, 16);
    double midi = midi(c, patch);
    note.accelerate = Math.clamp(number(c, "accelerate", 0), -1, 15);
    if (patch.kind().held()) {
      double freq = number(c, "freq", 0);
      double hz = freq > 0 ? freq : 440 * Power.ofOctaves((midi - 69) / 12);
      note.freqHz = Math.clamp(hz * speed, 1, 20_000);
      note.speed = speed;
      return;
    }
    double tuned = Power.ofOctaves((midi - DRUM_NOTE) / 12) * speed;
    double varied = Power.ofOctaves(variation(c, patch, 1) * 2.5 / 12);
    note.speed = Math.clamp(tuned * varied, 1.0 / 16, 16);
    note.freqHz = 0;
  }

  private static double midi(Controls c, Patch patch) {
    boolean held = patch.kind().held();
    Object named = c.get("note");
    double midi = named == null ? Double.NaN : number(named);
    if (midi - midi == 0) return midi;
    if (!held) return DRUM_NOTE;
    if (patch.counted()) return patch.note();
    double n = number(c, "n", Double.NaN);
    return n - n == 0 ? n + 12 * number(c, "octave", 5) : patch.note();
  }

  /** MIDI number of a number or a note name; NaN for what is no pitch. */
  static double number(Object note) {
    if (note instanceof Number n) return n.doubleValue();
    OptionalInt midi = Pitch.midi(note.toString());
    return midi.isPresent() ? midi.getAsInt() : Double.NaN;
  }

  /** How the n-th sound of a drum differs from the first, in -1..1; the first does not. */
  private static double variation(Controls c, Patch patch, int aspect) {
    if (patch.counted()) return 0;
    long n = (long) Math.floor(number(c, "n", 0));
    return n == 0 ? 0 : Noise.at(n * 31 + aspect + 1009L * patch.name().hashCode());
  }

  private static void params(Controls c, Patch patch, Note note) {
    List<Param> params = patch.kind().params();
    boolean drum = !patch.kind().held();
    for (int i = 0; i < params.size(); i++) {
      Param param = params.get(i);
      double value = patch.params().get(i);
      if (drum && param.unit().equals("s")) {
        value *= Power.ofOctaves(0.7 * variation(c, patch, 2));
      }
      note.params[i] = param.held(patch.knobs().get(i).read(c, value));
    }
  }

  private static void contour(Controls c, Cue cue, Patch patch, Note note) {
    Contour contour = patch.contour();
    boolean decays = c.containsKey("decay") && !patch.turns("decay");
    note.attackSeconds = seconds(c, "attack", contour.attack());
    note.decaySeconds = decays ? seconds(c, "decay", contour.decay()) : contour.decay();
    note.sustainLevel = decays ? 0 : contour.sustain();
    note.releaseSeconds = seconds(c, "release", contour.release());
    boolean measured = c.containsKey("sustain") || c.containsKey("clip") || c.containsKey("legato");
    note.holdSeconds = patch.kind().held() || measured ? length(c, cue) : Double.POSITIVE_INFINITY;
  }

  /** SuperDirt's: the explicit length, else the event's own times legato. */
  private static double length(Controls c, Cue cue) {
    double part = number(c, "clip", number(c, "legato", 1));
    double seconds = number(c, "sustain", cue.seconds() * part);
    return Math.clamp(seconds, 0.001, LONGEST_SECONDS);
  }

  private static double seconds(Controls c, String name, double or) {
    return Math.clamp(number(c, name, or), 0, LONGEST_SECONDS);
  }
}
