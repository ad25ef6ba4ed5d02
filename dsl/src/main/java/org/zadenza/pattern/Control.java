// SPDX-License-Identifier: Apache-2.0
package org.zadenza.pattern;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A control a player can set, with the parts of a list value: {@code (s "bd:3:0.5")} sets {@code
 * s}, {@code n} and {@code gain}.
 *
 * @param parts the name it sets, then the names set by further members of a list
 * @param aliases other names for it
 * @param doc one sentence, with the unit and the range
 */
public record Control(List<String> parts, List<String> aliases, String doc) {
  private static final Map<String, Control> BY_NAME = new LinkedHashMap<>();

  static {
    add("s n gain", "sound", "the sound: a drum, a synth or a sample folder");
    add("n", "", "the number of a sample in its folder, or a scale degree");
    add("note", "", "the pitch: a name such as c3 or eb4, or a MIDI number (c3 is 48)");
    add("freq", "", "the pitch in Hz");
    add("gain", "", "loudness, 1 as recorded; SuperDirt's curve, the fourth power");
    add("velocity", "vel", "how hard it is struck, 0 to 1");
    add("amp", "", "loudness as a plain factor");
    add("pan", "", "place between left (0) and right (1)");
    add("speed", "", "speed of playing a sample; 2 is an octave up, negative is backwards");
    add("begin", "", "where a sample starts, 0 to 1");
    add("end", "", "where a sample stops, 0 to 1");
    add("cut", "", "the cut group: a new sound silences the last one of its group");
    add("clip", "legato", "length as a factor of the event's own");
    add("sustain", "sus", "length in seconds");
    add("attack", "att", "seconds to full level");
    add("decay", "dec", "seconds from full to sustained level");
    add("release", "rel", "seconds from the end to silence");
    add("cutoff resonance", "lpf ctf lp", "low-pass filter, Hz");
    add("resonance", "lpq", "sharpness of the low-pass filter");
    add("hcutoff hresonance", "hpf hp", "high-pass filter, Hz");
    add("hresonance", "hpq", "sharpness of the high-pass filter");
    add("bandf bandq", "bpf bp", "band-pass filter, Hz");
    add("bandq", "bpq", "sharpness of the band-pass filter");
    add("room roomsize", "", "how much reverb, 0 to 1");
    add("roomsize", "size sz", "how large the reverb's room is");
    add("delay delaytime delayfeedback", "", "how much echo, 0 to 1");
    add("delaytime", "delayt dt", "time between echoes, in seconds");
    add("delayfeedback", "delayfb dfb", "how much of an echo comes back, below 1");
    add("crush", "", "bit depth, 1 (drastic) to 16 (clean)");
    add("coarse", "", "sample rate divided by this");
    add("shape", "", "drive, 0 to below 1");
    add("orbit", "", "the group of effects it goes to");
    add("accelerate", "", "how fast the pitch slides, in octaves over the sound");
    add("octave", "oct", "the octave of a note");
    add("vowel", "", "a formant: a e i o u");
    add("squiz", "", "a pitch-raising distortion");
    add("unit", "", "what speed means: r(ate), c(ycle) or s(econds)");
    add("nudge", "", "moves it in time, in seconds");
    add("detune", "det", "how far the voices of a supersaw lie apart");
    add("voice", "", "variant of a synth");
    add("channel", "", "output channel");
    add("hold", "", "seconds held before the release");
    add("bank", "", "name put before the sound's");
  }

  private static void add(String parts, String aliases, String doc) {
    List<String> others = aliases.isEmpty() ? List.of() : List.of(aliases.split(" "));
    Control control = new Control(List.of(parts.split(" ")), others, doc);
    BY_NAME.put(control.name(), control);
    for (String alias : others) BY_NAME.put(alias, control);
  }

  public String name() {
    return parts.get(0);
  }

  public static Collection<Control> all() {
    return BY_NAME.values().stream().distinct().toList();
  }

  /** The control of that name or alias; a new plain one where none is known. */
  public static Control named(String name) {
    Control known = BY_NAME.get(name);
    return known == null ? new Control(List.of(name), List.of(), "") : known;
  }

  public static @Nullable Control find(String name) {
    return BY_NAME.get(name);
  }

  /** A pattern that sets this control to what {@code patternable} says. */
  public Pattern pattern(Object patternable) {
    return Pattern.of(patternable).withValue(this::controls);
  }

  private Controls controls(Object value) {
    if (value instanceof Controls c) return c;
    if (!(value instanceof List<?> list)) return Controls.of(name(), value);
    List<Object> members = new ArrayList<>(list);
    Controls out = Controls.EMPTY;
    for (int i = 0; i < Math.min(members.size(), parts.size()); i++) {
      out = out.with(parts.get(i), members.get(i));
    }
    return out;
  }
}
