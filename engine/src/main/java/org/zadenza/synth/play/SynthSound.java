// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.Contour;
import org.zadenza.audio.DefinedSound;
import org.zadenza.audio.Patch;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Parameter;
import org.zadenza.synth.Synth;

/** A synth as an engine plays it: how its parameters are read from a cue, and its voices. */
final class SynthSound implements DefinedSound {
  private static final double SUPERDIRT_LEVEL_DB = 20 * StrictMath.log10(0.4);
  private static final double NOTE_A = 69;
  private static final double MIDDLE_C = 60;
  private static final double SQRT_2 = Math.sqrt(2);

  private enum Kind {
    FREQ,
    GATE,
    SUSTAIN,
    PAN,
    BUS,
    NUMBER
  }

  /** What it does itself, so that it is not done to it, too. */
  private record Owns(
      boolean places,
      boolean attack,
      boolean hold,
      boolean release,
      boolean lowpass,
      boolean highpass,
      boolean bandpass,
      boolean crush,
      boolean coarse,
      boolean shape) {
    static Owns of(Synth synth) {
      return new Owns(
          synth.has(Synth.PAN),
          synth.has("attack"),
          synth.has("hold"),
          synth.has("release"),
          synth.has("cutoff") || synth.has("lpf"),
          synth.has("hcutoff") || synth.has("hpf"),
          synth.has("bandf") || synth.has("bpf"),
          synth.has("crush"),
          synth.has("coarse"),
          synth.has("shape"));
    }
  }

  /** A parameter, and the other name that a control may have for it. */
  private record Slot(Kind kind, Parameter parameter, String name, String alias) {}

  private final Synth synth;
  private final Patch patch;
  private final Slot[] slots;
  private final SynthBank bank;
  private final Owns owns;

  SynthSound(Synth synth, double sampleRate) {
    this.synth = synth;
    Layout layout = Layout.of(synth);
    List<String> names = List.copyOf(layout.parameters().keySet());
    slots = names.stream().map(this::slot).toArray(Slot[]::new);
    bank = new SynthBank(layout, sampleRate);
    owns = Owns.of(synth);
    patch =
        new Patch(
            synth.name(),
            List.of(),
            VoiceKind.SINE,
            SUPERDIRT_LEVEL_DB,
            note(synth),
            "",
            Contour.HELD,
            List.of());
  }

  boolean plays(Synth other) {
    return synth == other;
  }

  private Slot slot(String name) {
    Parameter parameter =
        synth.parameters().stream()
            .filter(p -> p.name().equals(name))
            .findFirst()
            .orElse(Parameter.of(name, 0));
    Kind kind =
        switch (name) {
          case Synth.FREQ -> Kind.FREQ;
          case Synth.GATE -> Kind.GATE;
          case Synth.SUSTAIN -> Kind.SUSTAIN;
          case Synth.PAN -> Kind.PAN;
          case Layout.BUS -> Kind.BUS;
          default -> Kind.NUMBER;
        };
    return new Slot(kind, parameter, name, Control.named(name).name());
  }

  /** The MIDI number of its own pitch; without one, middle C. */
  private static double note(Synth synth) {
    for (Parameter p : synth.parameters()) {
      if (p.name().equals(Synth.FREQ) && p.standard() > 0) {
        return NOTE_A + 12 * StrictMath.log(p.standard() / 440) / StrictMath.log(2);
      }
    }
    return MIDDLE_C;
  }

  @Override
  public Patch patch() {
    return patch;
  }

  @Override
  public void fill(Cue cue, Note note) {
    Controls c = cue.controls();
    note.bank = bank;
    note.gateSeconds = note.holdSeconds;
    for (int i = 0; i < slots.length; i++) note.synthParams[i] = value(slots[i], c, note);
    if (!shapes(c)) note.holdSeconds = Double.POSITIVE_INFINITY;
    if (owns.places) {
      note.pan = 0.5;
      note.amplitude *= SQRT_2;
    }
    if (owns.lowpass) note.lowpassHz = 0;
    if (owns.highpass) note.highpassHz = 0;
    if (owns.bandpass) note.bandpassHz = 0;
    if (owns.crush) note.crushBits = 0;
    if (owns.coarse) note.coarseFrames = 0;
    if (owns.shape) note.shape = 0;
  }

  /** True where the player asks for a contour that the synth does not give itself. */
  private boolean shapes(Controls c) {
    boolean attack = !owns.attack && c.containsKey("attack");
    boolean hold = !owns.hold && c.containsKey("hold");
    return attack || hold || !owns.release && c.containsKey("release");
  }

  private static double value(Slot slot, Controls c, Note note) {
    double value =
        switch (slot.kind) {
          case FREQ -> note.freqHz;
          case GATE -> 1;
          case SUSTAIN -> note.gateSeconds;
          case PAN -> note.pan;
          case BUS -> 0;
          case NUMBER -> number(slot, c);
        };
    return slot.kind == Kind.BUS ? 0 : slot.parameter.held(value);
  }

  /** A finite number under one of its names, or its default. */
  private static double number(Slot slot, Controls c) {
    @Nullable Object given = c.get(slot.name);
    if (given == null) given = c.get(slot.alias);
    double value = given instanceof Number n ? n.doubleValue() : Double.NaN;
    return value - value == 0 ? value : slot.parameter.standard();
  }
}
