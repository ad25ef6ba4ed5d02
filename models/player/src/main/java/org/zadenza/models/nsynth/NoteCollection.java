// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zadenza.audio.sample.Recording;
import org.zadenza.audio.sample.SampleException;
import org.zadenza.audio.sample.SampleReader;
import org.zadenza.models.data.Split;

/**
 * A folder of single notes in the layout of the NSynth data set: {@code examples.json} and {@code
 * audio/NAME.wav}, 16 kHz, with the split of each in its {@code split}.
 *
 * <p>Of the notes to learn from, every 13th by name is held out, so that notes can be measured that
 * a network never saw of instruments that it knows.
 */
public final class NoteCollection {
  private static final long MOST_BYTES = 1L << 26;
  private static final int HELD_OUT_EVERY = 13;
  private static final int HELD_OUT = 6;

  private final List<SoundNote> notes;

  private NoteCollection(List<SoundNote> notes) {
    this.notes = List.copyOf(notes);
  }

  /** Reads all notes of a folder, in the order of their names. */
  public static NoteCollection open(Path folder) throws IOException {
    Path list = folder.resolve("examples.json");
    if (!Files.isReadable(list)) {
      throw new IOException(
          "%s is missing: give a folder of notes as NSynth has them, with audio/".formatted(list));
    }
    Map<String, JsonObject> entries = new TreeMap<>();
    try {
      for (Map.Entry<String, JsonElement> entry :
          JsonParser.parseString(Files.readString(list)).getAsJsonObject().entrySet()) {
        entries.put(entry.getKey(), entry.getValue().getAsJsonObject());
      }
    } catch (JsonParseException | IllegalStateException malformed) {
      throw new IOException(list + " is no list of notes as NSynth has it", malformed);
    }
    List<SoundNote> notes = new ArrayList<>();
    int training = 0;
    for (Map.Entry<String, JsonObject> entry : entries.entrySet()) {
      SoundNote.Use use = SoundNote.Use.of(split(text(list, entry, "split")));
      if (use == SoundNote.Use.TRAIN && training++ % HELD_OUT_EVERY == HELD_OUT) {
        use = SoundNote.Use.HELD_OUT;
      }
      String instrument = text(list, entry, "instrument_str");
      boolean titled = entry.getValue().has("instrument_name");
      notes.add(
          new SoundNote(
              entry.getKey(),
              instrument,
              titled ? text(list, entry, "instrument_name") : instrument,
              text(list, entry, "instrument_family_str"),
              whole(list, entry, "pitch"),
              whole(list, entry, "velocity"),
              use,
              sound(folder.resolve("audio").resolve(entry.getKey() + ".wav"))));
    }
    return new NoteCollection(notes);
  }

  private static Split split(String name) throws IOException {
    return Split.named(name.equals("valid") ? "validation" : name);
  }

  private static String text(Path list, Map.Entry<String, JsonObject> entry, String field)
      throws IOException {
    return element(list, entry, field).getAsString();
  }

  private static int whole(Path list, Map.Entry<String, JsonObject> entry, String field)
      throws IOException {
    try {
      int value = element(list, entry, field).getAsInt();
      if (value >= 0 && value <= 127) return value;
    } catch (NumberFormatException notWhole) {
      // said below
    }
    throw new IOException(
        "%s: %s of %s is no whole number from 0 to 127".formatted(list, field, entry.getKey()));
  }

  private static JsonElement element(Path list, Map.Entry<String, JsonObject> entry, String field)
      throws IOException {
    JsonElement element = entry.getValue().get(field);
    if (element == null || !element.isJsonPrimitive()) {
      throw new IOException("%s: %s has no %s".formatted(list, entry.getKey(), field));
    }
    return element;
  }

  private static float[] sound(Path file) throws IOException {
    try {
      Recording recording = SampleReader.read(file, MOST_BYTES);
      if (recording.rate() != NsynthShape.SAMPLE_RATE || recording.channels().length != 1) {
        throw new IOException(
            "%s has %d channels at %d Hz: notes to learn from have one at %d Hz"
                .formatted(
                    file, recording.channels().length, recording.rate(), NsynthShape.SAMPLE_RATE));
      }
      return recording.channels()[0];
    } catch (SampleException unusable) {
      throw new IOException(file + " " + unusable.getMessage(), unusable);
    }
  }

  /** All notes, by name. */
  public List<SoundNote> notes() {
    return notes;
  }

  /** Those of one use. */
  public List<SoundNote> notes(SoundNote.Use use) {
    return notes.stream().filter(note -> note.use() == use).toList();
  }
}
