// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.zadenza.midi.NoteNumber;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;

/**
 * What a cue says in a message of a player's own target. Numbers travel as floats, except those
 * that Tidal declares as whole numbers; a note is a MIDI number; {@code slot}, {@code cps}, {@code
 * cycle} and {@code delta} (seconds) can be asked for like controls.
 */
final class OscArguments {
  /** What Tidal declares as whole numbers; all other numbers travel as floats. */
  private static final Set<String> WHOLE_NUMBERS =
      Set.of("channel", "cut", "nrpnn", "nrpnv", "octave", "orbit");

  private OscArguments() {}

  /** The value that a cue has under a name, or null. */
  static @Nullable Object value(Cue cue, String name) {
    Object value = cue.controls().get(name);
    if (value instanceof List<?> list && !list.isEmpty()) value = list.getFirst();
    if (name.equals("note") && value != null && !(value instanceof Double)) return note(value);
    if (value != null) return value;
    return switch (name) {
      case "slot" -> cue.slot();
      case "cps" -> cue.cps();
      case "cycle" -> cue.cycle().toDouble();
      case "delta" -> cue.seconds();
      default -> null;
    };
  }

  /** As it stands in an address: whole numbers without a point. */
  static String text(Object value) {
    boolean whole = value instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue());
    return whole ? String.valueOf(((Number) value).longValue()) : value.toString();
  }

  /**
   * Writes the arguments in the order of the declaration.
   *
   * @return the control that is missing, or null where all is written
   */
  static @Nullable String inOrder(OscTarget target, Cue cue, OscWriter out) {
    for (int i = 0; i < target.arguments().size(); i++) {
      switch (target.arguments().get(i)) {
        case OscTarget.Argument.Constant(Object value) -> constant(value, out);
        case OscTarget.Argument.Wanted(String control) -> {
          Object value = value(cue, control);
          if (value == null) return control;
          write(value, isWhole(control), out);
        }
        case OscTarget.Argument.Defaulted(String control, Object otherwise) -> {
          Object value = value(cue, control);
          if (value == null) constant(otherwise, out);
          else write(value, otherwise instanceof Integer, out);
        }
      }
    }
    return null;
  }

  /**
   * Writes all controls as names and values in order of name, with what Tidal always sends; buses
   * and names of our own stay here.
   */
  static void inPairs(Pairs pairs, Cue cue, OscWriter out) {
    pairs.clear().extra("_id_", Pairs.Extra.SLOT);
    pairs.extra("cps", Pairs.Extra.CPS);
    pairs.extra("cycle", Pairs.Extra.CYCLE);
    pairs.extra("delta", Pairs.Extra.DELTA);
    Controls controls = cue.controls();
    for (int i = 0; i < controls.size(); i++) {
      String name = controls.name(i);
      if (!name.startsWith("_") && !name.startsWith("^")) pairs.value(name, controls.value(i));
    }
    for (int i = 0; i < pairs.count(); i++) {
      Object value = pairs.value(i);
      out.s(pairs.name(i));
      if (value instanceof Pairs.Extra extra) Pairs.write(extra, cue, out);
      else if (!pairs.name(i).equals("note")) write(value, isWhole(pairs.name(i)), out);
      else write(value instanceof Double ? value : note(value), false, out);
    }
  }

  /** A name such as c3 as its number; what is no note stays. */
  private static Object note(Object value) {
    Double midi = NoteNumber.of(value);
    return midi == null ? value : midi;
  }

  /** True for what Tidal declares as whole numbers. */
  static boolean isWhole(String name) {
    return WHOLE_NUMBERS.contains(name);
  }

  private static void constant(Object value, OscWriter out) {
    write(value, value instanceof Integer, out);
  }

  static void write(Object value, boolean whole, OscWriter out) {
    switch (value) {
      case Number n when whole -> out.i((int) Math.round(n.doubleValue()));
      case Number n -> out.f(n.floatValue());
      case Boolean truth -> out.i(truth ? 1 : 0);
      default -> out.s(value.toString());
    }
  }
}
