// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth.play;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.Contour;
import org.zadenza.audio.Patch;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.pattern.Control;
import org.zadenza.pattern.Controls;
import org.zadenza.synth.Layout;
import org.zadenza.synth.Parameter;
import org.zadenza.synth.Synth;

/** How the parameters of a synth are read from a cue. Clock thread; makes no garbage. */
public final class SynthReader {
  private static final double SUPERDIRT_LEVEL_DB = 20 * StrictMath.log10(0.4);
  private static final double NOTE_A = 69;
  private static final double MIDDLE_C = 60;

  private enum Kind {
    FREQ,
    GATE,
    SUSTAIN,
    PAN,
    LEVEL,
    BUS,
    NUMBER
  }

  /** A parameter, and the other name that a control may have for it. */
  private record Slot(Kind kind, Parameter parameter, String name, String alias) {}

  private final Synth synth;
  private final Patch patch;
  private final Slot[] slots;
  private final int bus;

  /**
   * @param bus where a server writes it
   */
  public SynthReader(Synth synth, Layout layout, int bus) {
    this.synth = synth;
    this.bus = bus;
    slots = layout.parameters().keySet().stream().map(this::slot).toArray(Slot[]::new);
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

  /** What pitch, loudness, place and length are read by; it is as loud as on SuperDirt. */
  public Patch patch() {
    return patch;
  }

  /** How many parameters there are. */
  public int size() {
    return slots.length;
  }

  public String name(int parameter) {
    return slots[parameter].name;
  }

  /** Fills the parameters of a note that was read by {@link #patch}. */
  public void read(Controls c, Note note) {
    note.gateSeconds = note.holdSeconds;
    for (int i = 0; i < slots.length; i++) note.synthParams[i] = value(slots[i], c, note);
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
          case Layout.LEVEL -> Kind.LEVEL;
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

  private double value(Slot slot, Controls c, Note note) {
    double value =
        switch (slot.kind) {
          case FREQ -> note.freqHz;
          case GATE -> 1;
          case SUSTAIN -> note.gateSeconds;
          case PAN -> note.pan;
          case LEVEL -> note.amplitude;
          case BUS -> bus;
          case NUMBER -> number(slot, c);
        };
    return slot.parameter.held(value);
  }

  /** A finite number under one of its names, or its default. */
  private static double number(Slot slot, Controls c) {
    @Nullable Object given = c.get(slot.name);
    if (given == null) given = c.get(slot.alias);
    double value = given instanceof Number n ? n.doubleValue() : Double.NaN;
    return value - value == 0 ? value : slot.parameter.standard();
  }
}
