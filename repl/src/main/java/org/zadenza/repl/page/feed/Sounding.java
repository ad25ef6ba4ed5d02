// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.OptionalInt;
import org.zadenza.music.Pitch;
import org.zadenza.pattern.Controls;
import org.zadenza.pattern.Sources;

/** Writes what sounds as a page reads it. */
final class Sounding {
  private Sounding() {}

  /** {@code "s"} and, where it has a pitch, {@code "p"} as a MIDI number; how loud and where. */
  static void controls(JsonWriter out, Controls c) throws IOException {
    String bank = c.text("bank", "");
    String sound = c.text("s", "");
    double pitch = pitch(c);
    out.name("s").value(bank.isEmpty() ? sound : bank + "_" + sound);
    if (pitch == pitch) out.name("p").value(rounded(pitch));
    out.name("g").value(rounded(Math.clamp(c.number("gain", 1), 0, 2)));
    double n = c.number("n", 0);
    if (n != 0) out.name("n").value(rounded(n));
  }

  /** The places of its atoms in the text of its slot, from 0, begin and end by turns. */
  static void places(JsonWriter out, Sources sources, String text) throws IOException {
    out.name("at").beginArray();
    for (Sources.One atom : sources.atoms()) {
      String quoted = '"' + atom.notation() + '"';
      for (int at = text.indexOf(quoted); at >= 0; at = text.indexOf(quoted, at + 1)) {
        out.value(at + 1 + atom.range().begin()).value(at + 1 + atom.range().end());
      }
    }
    out.endArray();
  }

  private static double pitch(Controls c) {
    double hz = c.number("freq", 0);
    if (hz > 0) return 69 + 12 * Math.log(hz / 440) / Math.log(2);
    Object note = c.get("note");
    if (note == null) return c.get("s") == null ? c.number("n", Double.NaN) + 60 : Double.NaN;
    if (note instanceof Number number) return finite(number.doubleValue());
    OptionalInt midi = Pitch.midi(note.toString());
    return midi.isPresent() ? midi.getAsInt() : Double.NaN;
  }

  private static double finite(double value) {
    return Double.isFinite(value) ? value : Double.NaN;
  }

  /** To a thousandth: more is nothing to the eye. */
  static double rounded(double value) {
    return Double.isFinite(value) ? Math.rint(value * 1000) / 1000 : 0;
  }
}
