// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.function.Consumer;
import org.zadenza.models.corpus.CorpusMap;
import org.zadenza.models.corpus.CorpusText;
import org.zadenza.models.live.Corpora;
import org.zadenza.models.live.Search;
import org.zadenza.repl.session.Session;
import org.zadenza.schedule.Snapshot;
import org.zadenza.time.Span;

/** Writes what the map of a corpus shows: its pieces, and where among them what plays is. */
final class CorpusPage {
  private static final double PLACES = 1e4;
  private static final double ODDITIES = 10;

  private CorpusPage() {}

  /**
   * Names, labels, places, clusters and oddities, a list each; the numbers of the strangest that
   * count as outliers and of the middles of clusters. Or why there are none.
   */
  static String pieces(Corpora corpora, String name) {
    return answer("pieces", name, out -> pieces(corpora.of("pad", name), out));
  }

  private static String answer(String kind, String name, Consumer<JsonObject> body) {
    JsonObject out = Outgoing.of(kind);
    out.addProperty("corpus", name);
    try {
      body.accept(out);
    } catch (IllegalArgumentException e) {
      out.addProperty("said", String.valueOf(e.getMessage()));
    }
    return out.toString();
  }

  private static void pieces(Corpora.Corpus corpus, JsonObject out) {
    CorpusMap map = corpus.map();
    JsonArray names = new JsonArray();
    JsonArray labels = new JsonArray();
    JsonArray places = new JsonArray();
    JsonArray clusters = new JsonArray();
    JsonArray oddities = new JsonArray();
    for (CorpusMap.Piece piece : map.pieces()) {
      names.add(piece.name());
      labels.add(piece.label());
      places.add(rounded(piece.x(), PLACES));
      places.add(rounded(piece.y(), PLACES));
      clusters.add(piece.cluster());
      oddities.add(rounded(piece.oddity(), ODDITIES));
    }
    JsonArray strange = new JsonArray();
    map.strangest().subList(0, map.outliers()).forEach(strange::add);
    JsonArray middles = new JsonArray();
    map.clusters().forEach(cluster -> middles.add(cluster.medoid()));
    out.addProperty("draws", corpus.drawings() != null);
    out.addProperty("head", CorpusText.head(map));
    out.add("names", names);
    out.add("labels", labels);
    out.add("places", places);
    out.add("clusters", clusters);
    out.add("oddities", oddities);
    out.add("strange", strange);
    out.add("middles", middles);
  }

  private static double rounded(double number, double parts) {
    return Math.rint(number * parts) / parts;
  }

  /** A place for each slot that plays the model of the corpus; no network is run for it. */
  static String where(Session session, String name) {
    return answer("where", name, out -> where(session, name, out));
  }

  private static void where(Session session, String name, JsonObject out) {
    CorpusMap map = session.models().corpora().of("pad", name).map();
    Snapshot now = session.now();
    long cycle = now.cycle().floor();
    JsonArray slots = new JsonArray();
    for (Snapshot.LaneStatus lane : now.lanes()) {
      if (!lane.audible()) continue;
      for (Search.Found model : Search.in(lane.pattern(), Span.of(cycle, cycle + 1))) {
        if (!model.name().equals(map.origin().model()) || !isMade(model)) continue;
        CorpusMap.Place place = map.place(model.points().at(model.cycles().first()));
        JsonObject slot = new JsonObject();
        slot.addProperty("d", lane.slot());
        slot.addProperty("x", rounded(place.x(), PLACES));
        slot.addProperty("y", rounded(place.y(), PLACES));
        slots.add(slot);
      }
    }
    out.add("slots", slots);
  }

  /** Then its point is known. */
  private static boolean isMade(Search.Found model) {
    return model.points() != null
        && model.phrases().phraseIfReady(model.cycles().first()).isPresent();
  }
}
