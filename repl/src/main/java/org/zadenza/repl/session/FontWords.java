// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.nio.file.Path;
import org.zadenza.names.WrongValue;

/** The word for soundfonts. */
final class FontWords {
  private FontWords() {}

  static void on(Shelf shelf) {
    Session session = shelf.session();
    shelf.add(
        "soundfont",
        "file",
        "Plays General MIDI's names, such as gm_violin, by a soundfont (SF2); :off ends that.",
        "(soundfont \"FluidR3_GM.sf2\")",
        given -> {
          Object file = Given.one("soundfont", given);
          boolean word = file instanceof String || file instanceof clojure.lang.Keyword;
          if (!word || file.toString().isBlank()) {
            throw new WrongValue("a file, such as \"FluidR3_GM.sf2\", or :off", file);
          }
          return new Notice(play(session, Declaration.text(file)));
        });
  }

  private static String play(Session session, String file) {
    if (file.equals("off")) {
      session.fonts().off();
      return "no soundfont";
    }
    Path path = Path.of(file);
    if (session.playsOffline()) return session.fonts().read(path);
    session.fonts().readBeside(path);
    return "reading " + path.getFileName();
  }
}
