// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.data;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.zadenza.models.sketch.Drawing;

/**
 * Drawings in the layout of Quick, Draw!'s simplified files: a line of JSON each, {@code {"word":
 * .., "drawing": [[[x, ..], [y, ..]], ..]}}.
 *
 * <p>Files that end in {@code .train.ndjson}, {@code .valid.ndjson} or {@code .test.ndjson} say
 * which split they are; of others each drawing's is that of its {@code key_id}, see {@link
 * Split#of}. Drawings that Google's game did not recognise are left out.
 */
public record DrawingCollection(Map<Split, List<Labelled>> drawings) {
  private static final String FILES = ".ndjson";
  private static final String NO_DRAWING =
      "it is no drawing; a line is {\"word\": .., \"drawing\": [[[x, ..], [y, ..]], ..]}";

  /** A drawing and what it should be. */
  public record Labelled(String word, Drawing drawing) {}

  /** A drawing and what it is used for. */
  public record Placed(Split split, Labelled labelled) {}

  /** All drawings below a folder. */
  public static DrawingCollection open(Path folder) throws IOException {
    Map<Split, List<Labelled>> out = new EnumMap<>(Split.class);
    for (Split split : Split.values()) out.put(split, new ArrayList<>());
    for (Path file : files(folder)) read(file, out);
    return new DrawingCollection(out);
  }

  /** The files of drawings below a folder, in order. */
  public static List<Path> files(Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder, 2)) {
      files = all.filter(file -> file.toString().endsWith(FILES)).sorted().toList();
    }
    if (files.isEmpty()) {
      throw new IOException(
          "there are no drawings in %s: files NAME%s are needed, a drawing a line"
              .formatted(folder, FILES));
    }
    return files;
  }

  /** Those of one split. */
  public List<Labelled> of(Split split) {
    return List.copyOf(drawings.getOrDefault(split, List.of()));
  }

  private static void read(Path file, Map<Split, List<Labelled>> out) throws IOException {
    List<String> damaged = new ArrayList<>();
    lines(
        file,
        (_, one) -> out.get(one.split).add(one.labelled),
        (place, why) -> damaged.add(place + ": " + why));
    if (!damaged.isEmpty()) throw new IOException(damaged.getFirst());
  }

  /**
   * The drawings of a file, each with the number of its line. What is no drawing is told, with its
   * place and what a line should be, and left out.
   */
  public static void each(
      Path file, BiConsumer<Integer, Labelled> to, BiConsumer<String, String> damaged)
      throws IOException {
    lines(file, (line, one) -> to.accept(line, one.labelled), damaged);
  }

  private static void lines(
      Path file, BiConsumer<Integer, Placed> to, BiConsumer<String, String> damaged)
      throws IOException {
    String name = file.getFileName().toString();
    int number = 0;
    try (BufferedReader in = Files.newBufferedReader(file)) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        number++;
        if (line.isBlank()) continue;
        Optional<Placed> one;
        try {
          one = line(name, number, line);
        } catch (IllegalArgumentException wrong) {
          damaged.accept(file + ":" + number, NO_DRAWING);
          continue;
        }
        if (one.isPresent()) to.accept(number, one.get());
      }
    } catch (MalformedInputException notText) {
      damaged.accept(
          file.toString(), "from line %d on it is no text (UTF-8)".formatted(number + 1));
    }
  }

  /**
   * What a line says: a drawing, if Google's game recognised it.
   *
   * @param file the name of its file
   * @param number of the line, from 1
   * @throws IllegalArgumentException if it is no drawing
   */
  public static Optional<Placed> line(String file, int number, String line) {
    try {
      JsonObject object = JsonParser.parseString(line).getAsJsonObject();
      if (object.has("recognized") && !object.get("recognized").getAsBoolean()) {
        return Optional.empty();
      }
      return Optional.of(new Placed(split(file, number, object), labelled(object)));
    } catch (JsonParseException
        | IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | IndexOutOfBoundsException
        | NullPointerException wrong) {
      throw new IllegalArgumentException(NO_DRAWING, wrong);
    }
  }

  private static Split split(String name, int line, JsonObject object) {
    if (name.endsWith(".train" + FILES)) return Split.TRAIN;
    if (name.endsWith(".valid" + FILES)) return Split.VALIDATION;
    if (name.endsWith(".test" + FILES)) return Split.TEST;
    return Split.of(object.has("key_id") ? object.get("key_id").getAsString() : name + line);
  }

  private static Labelled labelled(JsonObject object) {
    List<List<Drawing.Point>> lines = new ArrayList<>();
    for (JsonElement element : object.getAsJsonArray("drawing")) {
      JsonArray xs = element.getAsJsonArray().get(0).getAsJsonArray();
      JsonArray ys = element.getAsJsonArray().get(1).getAsJsonArray();
      if (xs.size() != ys.size()) throw new IllegalArgumentException("as many x as y");
      List<Drawing.Point> line = new ArrayList<>();
      for (int k = 0; k < xs.size(); k++) {
        line.add(new Drawing.Point(xs.get(k).getAsDouble(), ys.get(k).getAsDouble()));
      }
      lines.add(line);
    }
    return new Labelled(object.get("word").getAsString(), new Drawing(lines));
  }
}
