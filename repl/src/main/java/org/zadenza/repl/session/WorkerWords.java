// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.zadenza.models.nsynth.play.Grids;
import org.zadenza.models.remote.Access;
import org.zadenza.models.remote.Address;
import org.zadenza.models.remote.Elsewhere;
import org.zadenza.models.remote.MidiFolder;
import org.zadenza.models.remote.WorkerTraining;
import org.zadenza.names.Shown;

/** Words for the model worker and for learning a style from one's own playing. */
final class WorkerWords {
  private static final double USUAL_MINUTES = 10;
  private static final double LONGEST_MINUTES = 24 * 60;

  private final Shelf shelf;

  private WorkerWords(Shelf shelf) {
    this.shelf = shelf;
  }

  static void on(Shelf shelf) {
    WorkerWords out = new WorkerWords(shelf);
    shelf.add(
        "worker",
        "[:on/:off/address] [options]",
        "The JVM that trains and computes batches: starts one here, or uses one at an address;"
            + " options :secret-file :tls. Without it live kernels compute everything.",
        "(worker :off)",
        out::worker);
    shelf.add(
        "midiFolder",
        "folder",
        "The MIDI files of a folder, to learn a style from.",
        "(learn \"my-style\" (midi-folder \"takes/\") {:minutes 10})",
        given -> new MidiFolder(Path.of(Given.slot(Given.one("midi-folder", given)))));
    shelf.add(
        "learning",
        "[:stop]",
        "How the style that is being learnt comes on; :stop ends it, and what was learnt is kept.",
        "(learning :stop)",
        out::learning);
    shelf.add(
        "grids",
        "[:stop]",
        "How far the cells of nsynth's grids are decoded; :stop ends it until the next (grid ..),"
            + " and what was decoded is kept.",
        "(grids :stop)",
        out::grids);
    shelf.add(
        "style",
        "name [options]",
        "A style that was learnt from your takes; options as of the model that learnt it. Of a"
            + " network for pictures: has the page show what it draws in that style, until (style"
            + " :off); options :mix :size.",
        "(style :wave {:mix (slow 8 saw)})",
        out::style);
  }

  private Object style(List<Object> given) {
    if (given.isEmpty() || given.size() > 2) {
      throw Given.wants("style", "the name of a style and, if you like, options");
    }
    Object options = given.size() == 2 ? given.get(1) : null;
    String name = Given.slot(given.getFirst());
    if (name.equals("off")) return new PictureStyle(shelf).off();
    if (shelf.session().models().pictures(name).isPresent()) {
      return new PictureStyle(shelf)
          .on(name, options("style", options == null ? Map.of() : options, PictureStyle.OPTIONS));
    }
    return shelf.session().models().style(name, options);
  }

  /** Whether what {@code learn} was given means a style. */
  static boolean meansStyle(List<Object> given) {
    return given.size() >= 2 && given.get(1) instanceof MidiFolder;
  }

  private Workshop workshop() {
    return shelf
        .session()
        .workshop()
        .orElseThrow(() -> new IllegalStateException("there is no worker where nobody plays live"));
  }

  private Notice worker(List<Object> given) {
    if (shelf.session().workshop().isEmpty()) {
      return new Notice("no worker: what is played again needs none");
    }
    if (given.isEmpty()) return new Notice(workshop().text());
    String wish = Given.slot(given.getFirst());
    try {
      switch (wish) {
        case "on" -> workshop().on();
        case "off" -> workshop().off();
        default -> elsewhere(wish, given.size() > 1 ? given.get(1) : Map.of());
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("worker: " + e.getMessage());
    }
    return new Notice(workshop().text());
  }

  private void elsewhere(String address, Object options) throws IOException {
    Map<String, Object> said = options("worker", options, Set.of("secret-file", "tls"));
    Access known = Access.of(System.getenv());
    Object secret = said.get("secret-file");
    Object tls = said.get("tls");
    Access access =
        new Access(
            secret == null ? known.secret() : Access.read(Path.of(secret.toString())),
            tls == null ? known.trusted() : Path.of(tls.toString()));
    workshop().use(new Elsewhere(Address.parse(address), access));
  }

  /** {@code (learn "my-style" (midi-folder "takes/") {:minutes 10})}. */
  static Notice learn(Shelf shelf, List<Object> given) {
    if (shelf.session().workshop().isEmpty()) {
      return new Notice("nothing is learnt where nobody plays live");
    }
    Map<String, Object> options =
        options(
            "learn",
            given.size() > 2 ? given.get(2) : Map.of(),
            Set.of("minutes", "model", "seed", "afresh"));
    double minutes =
        Given.number("learn", options.getOrDefault("minutes", USUAL_MINUTES)).toDouble();
    if (!(minutes > 0 && minutes <= LONGEST_MINUTES)) {
      throw Given.wants("learn", "more than 0 and at most 1440 :minutes, not " + minutes);
    }
    WorkerTraining.Wish wish =
        new WorkerTraining.Wish(
            Given.slot(given.getFirst()),
            Given.slot(options.getOrDefault("model", "auto")).replace("auto", ""),
            minutes,
            Given.number("learn", options.getOrDefault("seed", 1L)).floor(),
            Boolean.TRUE.equals(options.get("afresh")),
            (MidiFolder) given.get(1));
    try {
      WorkerTraining training = shelf.session().workshop().orElseThrow().learn(wish);
      return new Notice(training.text());
    } catch (IOException e) {
      throw new IllegalArgumentException("learn: " + e.getMessage());
    }
  }

  private Notice learning(List<Object> given) {
    if (shelf.session().workshop().isEmpty() || workshop().training().isEmpty()) {
      return new Notice("nothing is being learnt");
    }
    WorkerTraining training = workshop().training().orElseThrow();
    if (!given.isEmpty()) {
      if (!Given.slot(Given.one("learning", given)).equals("stop")) {
        throw Given.wants("learning", "nothing, or :stop");
      }
      training.cancel();
    }
    return new Notice(training.text());
  }

  private Notice grids(List<Object> given) {
    Grids grids = shelf.session().models().nsynth().grids();
    if (!given.isEmpty()) {
      if (!Given.slot(Given.one("grids", given)).equals("stop")) {
        throw Given.wants("grids", "nothing, or :stop");
      }
      grids.stop();
    }
    String text = grids.text();
    return new Notice(text.isEmpty() ? "no grid is played" : text);
  }

  private static Map<String, Object> options(String word, Object given, Set<String> known) {
    if (!(given instanceof Map<?, ?> map)) {
      throw Given.wants(word, "a map of options, not " + Shown.of(given));
    }
    Map<String, Object> out = new HashMap<>();
    map.forEach((key, value) -> out.put(Given.slot(key), value));
    for (String name : new TreeMap<>(out).keySet()) {
      if (!known.contains(name)) {
        throw Given.wants(
            word,
            "the options " + String.join(", ", known.stream().sorted().toList()) + ", not " + name);
      }
    }
    return out;
  }
}
