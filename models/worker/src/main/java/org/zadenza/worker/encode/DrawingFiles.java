// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.data.DrawingCollection;

/** Corpora of drawings, each a line of some file: one that is broken leaves the others. */
final class DrawingFiles {
  private static final int LONGEST_LINE = 4 << 20; // bytes

  private DrawingFiles() {}

  /** The files of drawings below a folder. */
  static List<Item> items(Path folder) throws IOException {
    return DrawingCollection.files(folder).stream()
        .map(file -> Item.file(folder.relativize(file).toString()))
        .toList();
  }

  /** Reads all drawings of a file. */
  static void read(Item item, Source source, Findings findings) throws IOException {
    try (Lines lines = new Lines(item.name(), source)) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (line.why == null && line.text.isBlank()) continue;
        if (line.why == null) read(item, lines.number, line.text, findings);
        else findings.broken(lines.place(), line.why);
      }
      if (lines.why != null) findings.broken(item.name(), lines.why);
    }
  }

  private static void read(Item item, int number, String line, Findings findings)
      throws IOException {
    String place = item.name() + ":" + number;
    Optional<DrawingCollection.Placed> placed;
    try {
      Path name = Path.of(item.name()).getFileName();
      placed = DrawingCollection.line(String.valueOf(name), number, line);
    } catch (IllegalArgumentException e) {
      findings.broken(place, Encoding.reason(e));
      return;
    }
    if (placed.isEmpty()) findings.nothing(place, "not recognised by Google's game");
    else findings.found(List.of(DrawingTokens.piece(place, placed.get())));
  }

  /**
   * A line.
   *
   * @param why it is none, if it is not
   */
  private record Line(String text, @Nullable String why) {}

  /** The lines of a file, whatever is in it. */
  private static final class Lines implements AutoCloseable {
    private final String name;
    private @Nullable InputStream in;
    private @Nullable String why; // the rest cannot be read
    private int number;

    Lines(String name, Source source) {
      this.name = name;
      try {
        in = new BufferedInputStream(source.open(name));
      } catch (IOException | RuntimeException e) {
        why = Encoding.reason(e);
      }
    }

    String place() {
      return name + ":" + number;
    }

    /** The next one; null at the end, or where the rest cannot be read. */
    @Nullable Line next() {
      InputStream open = in;
      if (open == null || why != null) return null;
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      boolean any = false;
      boolean tooLong = false;
      try {
        for (int next = open.read(); next >= 0; next = open.read()) {
          any = true;
          if (next == '\n') break;
          if (bytes.size() < LONGEST_LINE) bytes.write(next);
          else tooLong = true;
        }
      } catch (IOException e) {
        why = "cannot be read after line %d: %s".formatted(number, Encoding.reason(e));
        return null;
      }
      if (!any) return null;
      number++;
      return tooLong ? new Line("", "a line of more than 4 MB") : text(bytes.toByteArray());
    }

    private static Line text(byte[] bytes) {
      try {
        return new Line(
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString(), null);
      } catch (CharacterCodingException e) {
        return new Line("", "no text in UTF-8");
      }
    }

    @Override
    public void close() {
      try {
        if (in != null) in.close();
      } catch (IOException readAlready) {
        // nothing is lost
      }
    }
  }
}
