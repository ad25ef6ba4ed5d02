// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.text.EventJson;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Rational;

/**
 * What was evaluated and at which beat, one JSON object a line: enough to play the night again.
 *
 * <p>Written on the evaluating thread, never on the clock's. A disk that fails stops the log, not
 * the music.
 */
public final class SessionLog implements AutoCloseable {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss'.jsonl'").withZone(ZoneOffset.UTC);

  private final Writer out;
  private boolean broken;

  private SessionLog(Writer out) {
    this.out = out;
  }

  /** A log that keeps nothing. */
  public static SessionLog none() {
    return new SessionLog(Writer.nullWriter());
  }

  /** A new log in {@code folder}, named by when the session began. */
  public static SessionLog in(Path folder, Instant began) {
    try {
      Files.createDirectories(folder);
      return to(Files.newBufferedWriter(free(folder, NAME.format(began)), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("no session log in " + folder, e);
    }
  }

  private static Path free(Path folder, String name) {
    Path file = folder.resolve(name);
    for (int i = 2; Files.exists(file); i++) {
      file = folder.resolve(name.replace(".jsonl", "-" + i + ".jsonl"));
    }
    return file;
  }

  public static SessionLog to(Writer out) {
    return new SessionLog(out);
  }

  /** The first line: what is needed to begin as this session began. */
  synchronized void began(String version, Rational cps) {
    JsonObject line = new JsonObject();
    line.addProperty("zadenza", version);
    line.addProperty("cps", cps.toString());
    write(line);
  }

  /**
   * One evaluation.
   *
   * @param takesEffect the cycle from which the slots will play its result
   */
  synchronized void evaluated(
      Snapshot now, Rational takesEffect, Language language, Piece piece, boolean worked) {
    JsonObject line = new JsonObject();
    line.addProperty("nanos", now.nanos());
    line.addProperty("cycle", now.cycle().toString());
    line.addProperty("from", takesEffect.toString());
    line.addProperty("place", piece.place().toString());
    line.addProperty("lang", language.code());
    line.addProperty("text", piece.text());
    line.addProperty("worked", worked);
    write(line);
  }

  private void write(JsonObject line) {
    if (broken) return;
    try {
      out.write(EventJson.line(line) + "\n");
      out.flush();
    } catch (IOException e) {
      broken = true;
    }
  }

  @Override
  public synchronized void close() {
    try {
      out.close();
    } catch (IOException e) {
      broken = true;
    }
  }
}
