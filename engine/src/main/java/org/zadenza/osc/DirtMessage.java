// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zadenza.midi.NoteNumber;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.sink.DirtVoice;
import org.zadenza.sink.Instruments;

/**
 * A cue in SuperDirt's words: {@code /dirt/play} with name, value pairs in order of name, as Tidal
 * sends them.
 *
 * <p>Pitch: our {@code note} is a MIDI number or a name ({@code c3} = 48, as in Strudel), while
 * SuperDirt's counts semitones from middle C: its note 0 is MIDI 60. So we send {@code note} less
 * 60, which is right for synths (SuperDirt adds 12 x its default octave 5) and for samples (their
 * own speed at 60), whether the player wrote numbers or names. Strudel sends {@code midinote}
 * instead, which SuperDirt would derive from {@code note} anyway.
 */
final class DirtMessage {
  static final String ADDRESS = "/dirt/play";

  private static final Map<String, String> THEIR_NAMES =
      Map.of("clip", "legato", "roomsize", "size");

  private static final double SUPERDIRT_NOTE_ZERO = 60;

  private final OscWriter writer = new OscWriter();
  private final Pairs pairs = new Pairs();
  private final HeldBuses held;
  private volatile Instruments instruments = Instruments.NONE;

  DirtMessage(HeldBuses held) {
    this.held = held;
  }

  /** What our instruments are there, from now on. Any thread. */
  void instruments(Instruments theirs) {
    instruments = theirs;
  }

  static String theirName(String control) {
    return THEIR_NAMES.getOrDefault(control, control);
  }

  /**
   * Writes a bundle of one message, without making garbage; {@code buses} are what controls may
   * follow. A control of a player's goes before what we send with every message.
   */
  void write(Cue cue, long timeTag, ControlBuses buses, ByteBuf out) {
    collect(cue, buses);
    writer.to(out).bundle(timeTag).message(ADDRESS);
    for (int i = 0; i < pairs.count(); i++) {
      writer.s(pairs.name(i));
      if (pairs.value(i) instanceof Pairs.Extra extra) Pairs.write(extra, cue, writer);
      else if (pairs.name(i).equals("note") && !pairs.isBus(i)) note(pairs.value(i));
      else if (pairs.name(i).equals("speed") && isPerCycle(cue)) speed(pairs.value(i), cue.cps());
      else OscArguments.write(pairs.value(i), OscArguments.isWhole(pairs.name(i)), writer);
    }
    writer.endMessage().endBundle();
  }

  /** In names that SuperDirt knows; names of our own, such as _slices, are left out. */
  private void collect(Cue cue, ControlBuses buses) {
    pairs.clear().extra("_id_", Pairs.Extra.SLOT);
    pairs.extra("cps", Pairs.Extra.CPS);
    pairs.extra("cycle", Pairs.Extra.CYCLE);
    pairs.extra("delta", Pairs.Extra.DELTA);
    pairs.extra("orbit", Pairs.Extra.ORBIT);
    Controls controls = cue.controls();
    DirtVoice voice = instruments.dirt(controls);
    if (voice != null) preset(voice, controls);
    for (int i = 0; i < controls.size(); i++) {
      String name = controls.name(i);
      String theirs = nameOf(voice, name);
      if (name.startsWith("^")) pairs.bus(name, controls.value(i), buses);
      else if (voice != null && name.equals("s")) pairs.value(name, voice.sound());
      else if (voice != null && name.equals("bank")) continue;
      else if (theirs != null) pairs.value(theirs, controls.value(i));
      else if (!name.startsWith("_")) pairs.value(name, controls.value(i));
    }
    for (int place = 0; place < HeldBuses.MOST; place++) {
      String control = held.control(place);
      int bus = HeldBuses.bus(place, buses);
      if (control != null && bus >= 0) pairs.held(control, bus, buses);
    }
  }

  /** An {@code n} or a {@code freq} is a pitch, too. */
  private void preset(DirtVoice voice, Controls cue) {
    boolean pitched = cue.containsKey("n") || cue.containsKey("freq");
    Controls fixed = voice.controls();
    for (int i = 0; i < fixed.size(); i++) {
      if (pitched && fixed.name(i).equals("note")) continue;
      pairs.preset(fixed.name(i), fixed.value(i));
    }
  }

  private static @Nullable String nameOf(@Nullable DirtVoice voice, String control) {
    String theirs = voice == null ? null : voice.nameOf(control);
    return theirs == null ? THEIR_NAMES.get(control) : theirs;
  }

  /** In our {@code unit "c"}, as in Strudel's, the tempo is counted in; SuperDirt will do that. */
  private static boolean isPerCycle(Cue cue) {
    return "c".equals(cue.controls().get("unit")) && cue.cps() > 0;
  }

  private void speed(Object value, double cps) {
    if (value instanceof Number speed) writer.f((float) (speed.doubleValue() / cps));
    else OscArguments.write(value, false, writer);
  }

  private void note(Object value) {
    if (value instanceof Double midi) {
      writer.f((float) (midi - SUPERDIRT_NOTE_ZERO));
      return;
    }
    Double midi = NoteNumber.of(value);
    if (midi == null) writer.s(value.toString());
    else writer.f((float) (midi - SUPERDIRT_NOTE_ZERO));
  }
}
