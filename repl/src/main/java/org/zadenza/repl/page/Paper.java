// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Sketcher;
import org.zadenza.models.sketch.StrokeCodec;

/**
 * Completes what somebody begins to draw, nine ways in one pass of the network. The network is read
 * when it is first asked for. One thread.
 */
final class Paper {
  /** How many completions there are. */
  static final int WAYS = 9;

  /** How many points each has at most. */
  static final int LONGEST = 100;

  private final SketchSource source;
  private @Nullable Sketcher sketcher;

  Paper(SketchSource source) {
    this.source = source;
  }

  private Sketcher sketcher() throws IOException {
    Sketcher known = sketcher;
    if (known != null) return known;
    ImportedModel.Sketches model = source.read();
    Sketcher read = new Sketcher(model.network(), model.space(), WAYS);
    sketcher = read;
    return read;
  }

  /** What can be drawn: the words that it knows, or in {@code said} why nothing can. */
  String words() {
    JsonObject out = Outgoing.of("paper");
    JsonArray words = new JsonArray();
    String said = "";
    try {
      sketcher().words().forEach(words::add);
    } catch (IOException | IllegalArgumentException e) {
      said = String.valueOf(e.getMessage());
    }
    out.add("words", words);
    out.addProperty("said", said);
    return out.toString();
  }

  /** The answer to whoever began a drawing. */
  String completed(Incoming.Complete begun) {
    JsonObject out = Outgoing.of("completed");
    out.addProperty("id", begun.id());
    try {
      List<Drawing> drawings =
          sketcher()
              .complete(
                  new Sketcher.Begun(
                      begun.drawing(),
                      begun.word(),
                      WAYS,
                      begun.temperature(),
                      LONGEST,
                      begun.seed()));
      JsonArray all = new JsonArray();
      for (Drawing drawing : drawings) all.add(lines(drawing));
      out.add("drawings", all);
    } catch (IOException | IllegalArgumentException e) {
      out.addProperty("said", String.valueOf(e.getMessage()));
    }
    return out.toString();
  }

  /** Each line as x, y, x, y.., in tenths of a pixel; what leaves the paper stays at its edge. */
  private static JsonArray lines(Drawing drawing) {
    JsonArray out = new JsonArray();
    for (List<Drawing.Point> line : drawing.lines()) {
      JsonArray numbers = new JsonArray();
      for (Drawing.Point point : line) {
        numbers.add(pixels(point.x()));
        numbers.add(pixels(point.y()));
      }
      out.add(numbers);
    }
    return out;
  }

  private static double pixels(double place) {
    return Math.rint(Math.clamp(place, 0, StrokeCodec.SIDE) * 10) / 10;
  }
}
