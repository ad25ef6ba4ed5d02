// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.JsonObject;
import java.util.Optional;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Complaint;
import org.zadenza.repl.eval.Place;
import org.zadenza.repl.session.Evaluation;

/** What a page is told, beside what the feed shows of the music. */
final class Outgoing {
  /** How pieces from the page are placed in logs and complaints. */
  static final String SOURCE = "page";

  private Outgoing() {}

  static String pong(double at, long nanos) {
    JsonObject out = of("pong");
    out.addProperty("at", at);
    out.addProperty("now", nanos / 1e6);
    return out.toString();
  }

  static String refused(Reason reason) {
    JsonObject out = of("refused");
    out.addProperty("said", "not done: this page " + reason.says());
    return out.toString();
  }

  /** To whoever asked. */
  static String answer(long id, Evaluation evaluation) {
    JsonObject out = of("answer");
    out.addProperty("id", id);
    fill(out, evaluation);
    return out.toString();
  }

  /** To all: what was evaluated in this session, here or elsewhere. */
  static String evaluated(Evaluation evaluation) {
    JsonObject out = of("evaluated");
    out.addProperty("source", evaluation.piece().place().source());
    out.addProperty("language", evaluation.language().code());
    out.addProperty("text", evaluation.piece().text());
    fill(out, evaluation);
    return out.toString();
  }

  private static void fill(JsonObject out, Evaluation evaluation) {
    Answer answer = evaluation.answer();
    out.addProperty("ok", answer instanceof Answer.Value);
    out.addProperty("said", answer.text());
    int line = evaluation.piece().place().line();
    int column = evaluation.piece().place().column();
    if (answer instanceof Answer.Refused(Complaint complaint)) {
      Optional<Place> place = complaint.place(SOURCE);
      line = place.map(Place::line).orElse(line);
      column = place.map(Place::column).orElse(column);
      out.addProperty("what", complaint.what());
      out.addProperty("hint", complaint.hint());
    }
    out.addProperty("line", line);
    out.addProperty("column", column);
  }

  /** The beginning of a message. */
  static JsonObject of(String kind) {
    JsonObject out = new JsonObject();
    out.addProperty("t", kind);
    return out;
  }
}
