// SPDX-License-Identifier: Apache-2.0
package org.zadenza.sink;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.zadenza.schedule.Cue;
import org.zadenza.time.Span;

/**
 * Writes every cue as a line of JSON when it is closed, times as exact rationals in strings:
 *
 * <pre>{@code
 * {"slot":"d1","nanos":500000000,"cycle":"1/4","part":["1/4","1/2"],"whole":["1/4","1/2"],
 *  "value":{"s":"bd"}}
 * }</pre>
 *
 * <p>Equal cues make equal bytes. Until it is closed the lines are kept, so it never touches the
 * disk on the clock's thread.
 */
public final class EventLogSink implements Sink {
  private final Path file;
  private final StringBuilder lines = new StringBuilder();

  public EventLogSink(Path file) {
    this.file = file;
  }

  /** Any thread. */
  @Override
  public synchronized void accept(Cue cue) {
    lines.append(line(cue)).append('\n');
  }

  /**
   * Writes the file.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  @Override
  public synchronized void close() {
    try {
      Files.writeString(file, lines);
    } catch (IOException e) {
      throw new UncheckedIOException(
          new IOException("cannot write " + file + ": " + e.getMessage(), e));
    }
  }

  /** One cue as one line, without its end. */
  public static String line(Cue cue) {
    StringWriter text = new StringWriter();
    try (JsonWriter json = new JsonWriter(text)) {
      json.setHtmlSafe(false);
      json.beginObject();
      json.name("slot").value(cue.slot());
      json.name("nanos").value(cue.nanos());
      json.name("cycle").value(cue.cycle().toString());
      span(json.name("part"), cue.whole());
      span(json.name("whole"), cue.whole());
      value(json.name("value"), cue.controls());
      json.endObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void span(JsonWriter json, Span span) throws IOException {
    json.beginArray().value(span.begin().toString()).value(span.end().toString()).endArray();
  }

  private static void value(JsonWriter json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.beginObject();
        for (Map.Entry<?, ?> e : map.entrySet()) {
          value(json.name(String.valueOf(e.getKey())), e.getValue());
        }
        json.endObject();
      }
      case List<?> list -> {
        json.beginArray();
        for (Object each : list) value(json, each);
        json.endArray();
      }
      case Number n -> number(json, n.doubleValue());
      case Boolean b -> json.value(b);
      default -> json.value(value.toString());
    }
  }

  /** Whole numbers without a point; what JSON cannot say as a number, as a string. */
  private static void number(JsonWriter json, double x) throws IOException {
    if (x == Math.rint(x) && Math.abs(x) < 1e15) json.value((long) x);
    else if (Double.isFinite(x)) json.value(x);
    else json.value(Double.toString(x));
  }
}
