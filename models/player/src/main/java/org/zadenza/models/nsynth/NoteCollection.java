// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private static final String LIST = "examples.json";
  private static final String USE = "use";

  private final List<SoundNote> notes;

  private NoteCollection(List<SoundNote> notes) {
    this.notes = List.copyOf(notes);
  }

  /**
   * A note as the list has it.
   *
   * @param fields what is said of it, with {@code use} where that can be told
   */
  public record Entry(String name, JsonObject fields) {}

  /** These notes, in their order. */
  public static NoteCollection of(List<SoundNote> notes) {
    return new NoteCollection(notes);
  }

  /** Reads all notes of a folder, in the order of their names. */
  public static NoteCollection open(Path folder) throws IOException {
    String list = folder.resolve(LIST).toString();
    List<SoundNote> notes = new ArrayList<>();
    for (Entry entry : entries(folder)) {
      Path file = folder.resolve(file(entry.name));
      notes.add(note(list, entry, sound(file)));
    }
    return new NoteCollection(notes);
  }

  /** The name of a note's file in the folder. */
  public static String file(String name) {
    return "audio/" + name + ".wav";
  }

  /** The list of a folder, by name. */
  public static List<Entry> entries(Path folder) throws IOException {
    Path list = folder.resolve(LIST);
    if (!Files.isReadable(list)) {
      throw new IOException(
          "%s is missing: give a folder of notes as NSynth has them, with audio/".formatted(list));
    }
    Map<String, JsonObject> found = new TreeMap<>();
    try (BufferedReader in = Files.newBufferedReader(list)) {
      for (Map.Entry<String, JsonElement> entry :
          JsonParser.parseReader(in).getAsJsonObject().entrySet()) {
        found.put(entry.getKey(), entry.getValue().getAsJsonObject());
      }
    } catch (JsonParseException | IllegalStateException malformed) {
      throw new IOException(list + " is no list of notes as NSynth has it", malformed);
    }
    int training = 0;
    List<Entry> out = new ArrayList<>();
    for (Map.Entry<String, JsonObject> one : found.entrySet()) {
      Entry entry = new Entry(one.getKey(), one.getValue());
      out.add(entry);
      Optional<SoundNote.Use> use = use(list.toString(), entry);
      if (use.isEmpty()) continue;
      boolean heldOut = use.get() == SoundNote.Use.TRAIN && training++ % HELD_OUT_EVERY == HELD_OUT;
      entry.fields.addProperty(USE, heldOut ? SoundNote.Use.HELD_OUT.name() : use.get().name());
    }
    return out;
  }

  private static Optional<SoundNote.Use> use(String list, Entry entry) {
    try {
      return Optional.of(SoundNote.Use.of(split(text(list, entry, "split"))));
    } catch (IOException saidWithTheNote) {
      return Optional.empty();
    }
  }

  /**
   * A note of a list with its sound.
   *
   * @param list its name, for errors
   * @throws IOException if something is missing or wrong
   */
  public static SoundNote note(String list, Entry entry, float[] samples) throws IOException {
    split(text(list, entry, "split"));
    String instrument = text(list, entry, "instrument_str");
    boolean titled = entry.fields.has("instrument_name");
    return new SoundNote(
        entry.name,
        instrument,
        titled ? text(list, entry, "instrument_name") : instrument,
        text(list, entry, "instrument_family_str"),
        whole(list, entry, "pitch"),
        whole(list, entry, "velocity"),
        SoundNote.Use.valueOf(text(list, entry, USE)),
        samples);
  }

  private static Split split(String name) throws IOException {
    return Split.named(name.equals("valid") ? "validation" : name);
  }

  private static String text(String list, Entry entry, String field) throws IOException {
    return element(list, entry, field).getAsString();
  }

  private static int whole(String list, Entry entry, String field) throws IOException {
    try {
      int value = element(list, entry, field).getAsInt();
      if (value >= 0 && value <= 127) return value;
    } catch (NumberFormatException notWhole) {
      // said below
    }
    throw new IOException(
        "%s: %s of %s is no whole number from 0 to 127".formatted(list, field, entry.name));
  }

  private static JsonElement element(String list, Entry entry, String field) throws IOException {
    JsonElement element = entry.fields.get(field);
    if (element == null || !element.isJsonPrimitive()) {
      throw new IOException("%s: %s has no %s".formatted(list, entry.name, field));
    }
    return element;
  }

  private static float[] sound(Path file) throws IOException {
    try {
      return mono(file.toString(), SampleReader.read(file, MOST_BYTES));
    } catch (SampleException unusable) {
      throw new IOException(file + " " + unusable.getMessage(), unusable);
    }
  }

  /**
   * The sound in the bytes of a file.
   *
   * @param file its name, for errors
   * @throws IOException if it is none to learn from
   */
  public static float[] sound(String file, InputStream in) throws IOException {
    try {
      byte[] bytes = in.readNBytes((int) MOST_BYTES + 1);
      if (bytes.length == 0) throw new IOException(file + " is empty");
      if (bytes.length > MOST_BYTES) throw new IOException(file + " is too large");
      return mono(file, SampleReader.read(bytes, MOST_BYTES));
    } catch (SampleException unusable) {
      throw new IOException(file + " " + unusable.getMessage(), unusable);
    }
  }

  private static float[] mono(String file, Recording recording) throws IOException {
    if (recording.rate() != NsynthShape.SAMPLE_RATE || recording.channels().length != 1) {
      throw new IOException(
          "%s has %d channels at %d Hz: notes to learn from have one at %d Hz"
              .formatted(
                  file, recording.channels().length, recording.rate(), NsynthShape.SAMPLE_RATE));
    }
    return recording.channels()[0];
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
