// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.voice.Param;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.dsp.Power;
import org.zadenza.sink.DirtVoice;
import org.zadenza.sink.MidiVoice;

/**
 * An instrument: a kind of voice with the numbers that make it this one.
 *
 * @param name what a player writes: {@code s "bd"}
 * @param aliases other names for it
 * @param kind what makes its sound
 * @param levelDb how much louder or softer than the raw voice it plays, in dB
 * @param note the MIDI number of a pitched voice where a cue names no pitch
 * @param choke the group in which a new sound cuts off the last; empty for none
 * @param contour loudness over the note
 * @param params in the order of {@link VoiceKind#params}
 * @param knobs which controls turn the params, in the same order
 * @param variants what {@code n} chooses from 1 on, round and round
 * @param counted true if {@code n} chooses a variant; otherwise it is a pitch, or a small change of
 *     a drum
 * @param anchors places in the latent space of a model, by name
 * @param dirt how SuperDirt plays it; null for by its name
 * @param midi how a MIDI device plays it; null for as any other
 */
public record Patch(
    String name,
    List<String> aliases,
    VoiceKind kind,
    double levelDb,
    double note,
    String choke,
    Contour contour,
    List<Double> params,
    List<Knob> knobs,
    List<Patch> variants,
    boolean counted,
    Map<String, List<Double>> anchors,
    @Nullable DirtVoice dirt,
    @Nullable MidiVoice midi) {

  /** One that is nothing but a voice. */
  public Patch(
      String name,
      List<String> aliases,
      VoiceKind kind,
      double levelDb,
      double note,
      String choke,
      Contour contour,
      List<Double> params) {
    this(
        name,
        aliases,
        kind,
        levelDb,
        note,
        choke,
        contour,
        params,
        kind.params().stream().map(Param::name).map(Knob::plain).toList(),
        List.of(),
        false,
        Map.of(),
        null,
        null);
  }

  /** The level as a factor. */
  double level() {
    return Power.ofDecibels(levelDb);
  }

  /** True if a control turns one of the voice's params. */
  boolean turns(String control) {
    for (int i = 0; i < knobs.size(); i++) if (knobs.get(i).control().equals(control)) return true;
    return false;
  }

  /** What {@code n} chooses; this for 0, and where there are no variants. */
  Patch variant(double n) {
    if (variants.isEmpty() || n - n != 0) return this;
    int chosen = (int) Math.floorMod((long) Math.floor(n), variants.size() + 1L);
    return chosen == 0 ? this : variants.get(chosen - 1);
  }
}
