// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import org.zadenza.models.live.Models;
import org.zadenza.models.live.Pads;
import org.zadenza.models.pad.PadMap;

/** Writes what the pad shows: for each map its spots, or why there are none; corpora by name. */
final class Maps {
  private Maps() {}

  private interface Read {
    JsonArray spots() throws IOException;
  }

  /** The message; takes a while where a network has to be read first. */
  static String message(Models models) {
    Pads pads = models.pads();
    JsonArray maps = new JsonArray();
    maps.add(map("timbres", () -> spots(pads.timbres())));
    maps.add(map("grid", () -> corners(pads)));
    for (String model : pads.grounds()) maps.add(map(model, () -> spots(pads.latents(model))));
    for (String corpus : models.corpora().names()) {
      if (pads.grounds().contains(corpus)) continue; // pad means the palette then
      JsonObject map = map(corpus, JsonArray::new);
      map.addProperty("corpus", true);
      maps.add(map);
    }
    JsonObject out = Outgoing.of("maps");
    out.add("maps", maps);
    return out.toString();
  }

  private static JsonObject map(String name, Read read) {
    JsonObject out = new JsonObject();
    out.addProperty("name", name);
    try {
      out.add("spots", read.spots());
    } catch (IOException | IllegalArgumentException e) {
      out.add("spots", new JsonArray());
      out.addProperty("said", String.valueOf(e.getMessage()));
    }
    return out;
  }

  private static JsonArray spots(PadMap map) {
    JsonArray out = new JsonArray();
    for (PadMap.Spot spot : map.spots()) {
      out.add(spot(spot.name(), spot.group(), spot.x(), spot.y()));
    }
    return out;
  }

  /** A grid's four, in the order of its corners. */
  private static JsonArray corners(Pads pads) throws IOException {
    JsonArray out = new JsonArray();
    int k = 0;
    for (String name : pads.corners()) {
      out.add(spot(name, "", k % 2, k / 2));
      k++;
    }
    return out;
  }

  private static JsonObject spot(String name, String group, double x, double y) {
    JsonObject out = new JsonObject();
    out.addProperty("n", name);
    out.addProperty("g", group);
    out.addProperty("x", Math.rint(x * 1e4) / 1e4);
    out.addProperty("y", Math.rint(y * 1e4) / 1e4);
    return out;
  }
}
