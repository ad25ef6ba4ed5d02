// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import org.zadenza.audio.sample.SampleException;
import org.zadenza.names.WordError;
import org.zadenza.names.WrongValue;

/** The word that brings in recorded sounds. */
final class PackWords {
  private PackWords() {}

  static void on(Shelf shelf) {
    shelf.add(
        "samples",
        "place",
        "Brings in a pack of recorded sounds: a folder, a strudel.json, an address of one, or"
            + " github:user/repo.",
        "(samples \"github:tidalcycles/dirt-samples\")",
        given -> {
          Object place = Given.one("samples", given);
          if (!(place instanceof String text) || text.isBlank() || text.equals("~")) {
            throw new WrongValue("a folder or an address, such as \"my/sounds\"", place);
          }
          return brought(shelf.session(), text);
        });
  }

  private static Notice brought(Session session, String place) {
    try {
      session.samples().add(place);
      return new Notice("samples of " + place);
    } catch (SampleException e) {
      throw new WordError("samples: " + e.getMessage());
    }
  }
}
