// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.zadenza.music.Pitch;
import org.zadenza.schedule.Reporter;

/**
 * Strudel's map of a sample pack, {@code {"_base": "", "bd": ["bd/0.wav"], "keys": {"c4":
 * "k.wav"}}}: names with a file, a list of files, or files by pitch. What its files may be a {@link
 * Place.Finder} says; the others are left out and told.
 */
final class StrudelMap {
  private static final long LARGEST = 1 << 24;

  private final String shown;
  private final Place.Finder finder;
  private final Reporter reporter;
  private final Map<String, Sound> sounds = new TreeMap<>();
  private int outside;
  private int missing;
  private String firstOutside = "";
  private String firstMissing = "";

  private StrudelMap(String shown, Place.Finder finder, Reporter reporter) {
    this.shown = shown;
    this.finder = finder;
    this.reporter = reporter;
  }

  /**
   * The sounds of a map.
   *
   * @param shown what a message calls it
   */
  static Map<String, Sound> read(Path map, String shown, Place.Finder finder, Reporter reporter) {
    StrudelMap out = new StrudelMap(shown, finder, reporter);
    try {
      if (Files.size(map) > LARGEST) throw new JsonParseException("it is too large");
      out.names(JsonParser.parseString(Files.readString(map)).getAsJsonObject());
    } catch (IOException | JsonParseException | IllegalStateException | StackOverflowError e) {
      reporter.tell(PackReader.WHERE, shown + " is no map of samples; the rest plays");
      return Map.of();
    }
    out.tell();
    return out.sounds;
  }

  private void tell() {
    if (outside > 0) {
      String many = outside + " of its files lie outside the pack, as " + firstOutside;
      reporter.tell(PackReader.WHERE, shown + ": " + many + "; they are left out");
    }
    if (missing > 0) {
      String many = missing + " of its files are not there, as " + firstMissing;
      reporter.tell(PackReader.WHERE, shown + ": " + many);
    }
  }

  private void names(JsonObject json) {
    String base = text(json.get("_base"));
    for (Map.Entry<String, JsonElement> e : json.entrySet()) {
      if (!e.getKey().startsWith("_")) name(e.getKey(), e.getValue(), base);
    }
  }

  private void name(String name, JsonElement value, String base) {
    List<SampleFile> files = new ArrayList<>();
    boolean pitched = value.isJsonObject();
    if (pitched) {
      JsonObject byPitch = value.getAsJsonObject();
      String own = byPitch.has("_base") ? text(byPitch.get("_base")) : base;
      for (Map.Entry<String, JsonElement> e : byPitch.entrySet()) {
        OptionalInt midi = Pitch.midi(e.getKey());
        if (midi.isPresent()) each(name, e.getValue(), own, midi.getAsInt(), files);
      }
      files.sort(Comparator.comparingDouble(SampleFile::rootNote));
    } else {
      each(name, value, base, PackReader.MIDDLE_C, files);
    }
    if (!files.isEmpty()) sounds.put(name, new Sound(files, pitched));
  }

  private void each(
      String name, JsonElement value, String base, double root, List<SampleFile> files) {
    if (value.isJsonArray()) {
      for (JsonElement one : value.getAsJsonArray()) each(name, one, base, root, files);
      return;
    }
    String text = text(value);
    if (!text.isEmpty()) file(name, base + text, root, files);
  }

  private void file(String name, String place, double root, List<SampleFile> files) {
    switch (finder.find(place)) {
      case Place.File(Path path, URI source) -> files.add(new SampleFile(name, path, source, root));
      case Place.None.OUTSIDE -> {
        if (outside++ == 0) firstOutside = place;
      }
      case Place.None.MISSING -> {
        if (missing++ == 0) firstMissing = place;
      }
    }
  }

  private static String text(JsonElement value) {
    return value != null && value.isJsonPrimitive() ? value.getAsString() : "";
  }
}
