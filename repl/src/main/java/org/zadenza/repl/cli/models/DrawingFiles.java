// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.live.SketchPattern;
import org.zadenza.models.sketch.Drawing;
import org.zadenza.models.sketch.Figure;
import org.zadenza.models.sketch.StrokeCodec;
import org.zadenza.pattern.Event;
import org.zadenza.repl.cli.OfflineStage;
import org.zadenza.repl.cli.Refusal;
import org.zadenza.repl.text.EventJson;
import org.zadenza.time.Span;

/**
 * What a word of the prompt draws, as SVG files {@code NAME-01.svg} and so on.
 *
 * @param name of the files, and of the model
 * @param folder where they go, made where it is missing
 */
record DrawingFiles(String name, Path folder) {
  /** How many there can be. */
  static final int MOST = 1024;

  private static final double WIDTH = 4;

  /**
   * Files in a folder that was given.
   *
   * @throws Refusal if none was
   */
  static DrawingFiles in(@Nullable Path folder, String name) {
    if (folder != null) return new DrawingFiles(name, folder);
    throw new Refusal(name + " draws: say where to, --svg DIR");
  }

  /** Refuses what is for models that draw. */
  static void none(@Nullable Path folder, String name) {
    if (folder != null)
      throw new Refusal("--svg is for models that draw, which %s is not".formatted(name));
  }

  /** A word, the number of a place, a drawing or an expression, as it is written in Clojure. */
  static String what(String text) {
    boolean asItIs = Music.isExpression(text) || text.matches("-?\\d+");
    return asItIs ? text : WordOptions.quoted(text);
  }

  /** Draws the cycles from 0 on, a line for each file. */
  void run(OfflineStage stage, String line, int count, boolean json, PrintWriter out)
      throws IOException {
    if (!(stage.answer(line) instanceof SketchPattern drawings)) {
      throw new Refusal(line + " draws nothing");
    }
    create();
    List<Event> drawn =
        drawings.events(Span.of(0, count)).stream().filter(Event::hasOnset).toList();
    for (Event event : drawn) {
      int number = (int) event.begin().floor() + 1;
      Path file = folder.resolve("%s-%02d.svg".formatted(name, number));
      Drawing drawing = ((Figure) event.value()).drawing();
      Files.writeString(file, svg(drawing));
      out.println(json ? json(number, drawing, file) : plain(drawing, file));
    }
    if (drawn.size() < count && !json) {
      out.println(
          "%d of %d drawings: the pen was not put down for the others"
              .formatted(drawn.size(), count));
    }
    out.flush();
  }

  private void create() throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Refusal(folder + " is a file: --svg names a folder");
    }
    try {
      Files.createDirectories(folder);
    } catch (FileSystemException e) {
      throw new IOException(
          folder + " is no place for a folder: part of it is a file, or closed", e);
    }
  }

  private static String plain(Drawing drawing, Path file) {
    return "wrote %s: %d points, %d lines".formatted(file, drawing.size(), drawing.lines().size());
  }

  private static String json(int number, Drawing drawing, Path file) {
    JsonObject line = new JsonObject();
    line.addProperty("drawing", number);
    line.addProperty("points", drawing.size());
    line.addProperty("lines", drawing.lines().size());
    line.addProperty("file", file.toString());
    return EventJson.line(line);
  }

  /** The drawing on its paper; a dot is a line of no length with round ends. */
  static String svg(Drawing drawing) {
    String path = drawing.lines().stream().map(DrawingFiles::path).collect(Collectors.joining(" "));
    return String.format(
        Locale.ROOT,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"%1$.0f %1$.0f %2$.0f %2$.0f\">"
            + "<path d=\"%4$s\" fill=\"none\" stroke=\"#16181d\" stroke-width=\"%3$.0f\""
            + " stroke-linecap=\"round\" stroke-linejoin=\"round\"/></svg>\n",
        -WIDTH,
        StrokeCodec.SIDE + 2 * WIDTH,
        WIDTH,
        path);
  }

  private static String path(List<Drawing.Point> line) {
    String points = line.stream().map(DrawingFiles::point).collect(Collectors.joining(" L"));
    return "M" + points + (line.size() == 1 ? " h0" : "");
  }

  private static String point(Drawing.Point point) {
    return String.format(Locale.ROOT, "%.1f %.1f", point.x(), point.y());
  }
}
