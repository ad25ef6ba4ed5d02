// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page.feed;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import org.zadenza.models.live.SketchPattern;
import org.zadenza.models.picture.Restyle;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Figure;
import org.zadenza.models.sketch.StrokeCodec;
import org.zadenza.pattern.Controls;

/** Writes what is drawn as a page reads it. */
final class Drawn {
  private static final String NAME = "drawing";

  private static final String LABEL = "label";
  private static final int LONGEST = 200; // letters of a word that a page can show

  private Drawn() {}

  /** {@code "label"}, where a cue has one: the word that is seen while it lasts. */
  static void label(JsonWriter out, Controls controls) throws IOException {
    String word = controls.text(LABEL, "");
    if (word.isBlank()) return;
    out.name(LABEL).value(word.substring(0, Math.min(LONGEST, word.length())));
  }

  /** {@code "restyle"}, where a cue has one: the network, how much of it is seen, and the size. */
  static void restyle(JsonWriter out, Controls controls) throws IOException {
    if (!(controls.get(Restyle.CONTROL) instanceof Restyle restyle)) return;
    out.name("restyle").beginArray();
    out.value(restyle.net()).value(Sounding.rounded(restyle.mix())).value(restyle.size());
    out.endArray();
  }

  /**
   * {@code "drawing"}, where a cue has one: for each line the numbers t x y of each of its points,
   * one after the other. All are 0 to 1: t in the cue's length, x to the right, y downwards.
   */
  static void figure(JsonWriter out, Controls controls) throws IOException {
    if (!(controls.get(SketchPattern.CONTROL) instanceof Figure figure)) return;
    out.name(NAME).beginArray();
    List<List<Drawing.Point>> lines = figure.drawing().lines();
    for (int line = 0; line < lines.size(); line++) {
      out.beginArray();
      for (int k = 0; k < lines.get(line).size(); k++) {
        Drawing.Point point = lines.get(line).get(k);
        out.value(Sounding.rounded(figure.time(line, k)));
        out.value(Sounding.rounded(point.x() / StrokeCodec.SIDE));
        out.value(Sounding.rounded(point.y() / StrokeCodec.SIDE));
      }
      out.endArray();
    }
    out.endArray();
  }
}
