// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.SoundNote;

/** Corpora of notes: a list of them, and a sound each. */
final class NoteFiles {
  private NoteFiles() {}

  /** The notes of a folder's list, with what it says of them. */
  static List<Item> items(Path folder) throws IOException {
    return NoteCollection.entries(folder).stream()
        .map(entry -> new Item(entry.name(), entry.fields().toString()))
        .toList();
  }

  /** Reads one. */
  static void read(Item item, Source source, Findings findings) throws IOException {
    SoundNote note;
    String file = NoteCollection.file(item.name());
    try (InputStream in = source.open(file)) {
      JsonObject fields = JsonParser.parseString(item.about()).getAsJsonObject();
      float[] samples = NoteCollection.sound(file, in);
      NoteCollection.Entry entry = new NoteCollection.Entry(item.name(), fields);
      note = NoteCollection.note("the list", entry, samples);
    } catch (IOException | RuntimeException e) {
      findings.broken(item.name(), Encoding.reason(e));
      return;
    }
    findings.found(List.of(NoteTokens.piece(note)));
  }
}
