// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.zadenza.audio.AudioEngine;
import org.zadenza.audio.Desk;
import org.zadenza.audio.Level;
import org.zadenza.names.WrongValue;

/** Words that record, measure, and bring back. */
final class RecordWords {
  private static final String NO_SOUND = "there is no sound to record while a set is rendered";

  private final Shelf shelf;

  private RecordWords(Shelf shelf) {
    this.shelf = shelf;
  }

  static void on(Shelf shelf) {
    RecordWords out = new RecordWords(shelf);
    out.recording();
    out.looks();
  }

  private void recording() {
    shelf.add(
        "record",
        "file [what]",
        "Records what is heard to a WAV file; :orbits adds a file for each, :midi a MIDI file.",
        "(record \"take.wav\" :orbits :midi)",
        this::record);
    shelf.add(
        "recordStop",
        "",
        "Ends the recording.",
        "(record-stop)",
        given -> {
          Given.count("record-stop", given, 0);
          Optional<String> kept = shelf.session().takes().flatMap(Takes::stop);
          return new Notice(kept.map(text -> "kept " + text).orElse("nothing was being recorded"));
        });
    shelf.add(
        "restore",
        "",
        "Brings back what the slots played when the last session was cut off.",
        "(restore)",
        given -> {
          Given.count("restore", given, 0);
          return shelf.session().restore();
        });
  }

  private Notice record(List<Object> given) {
    if (given.isEmpty()) throw Given.wants("record", "a file, as in (record \"take.wav\")");
    if (!(given.getFirst() instanceof String file) || file.isBlank()) {
      throw new WrongValue("a file, such as \"take.wav\"", given.getFirst());
    }
    boolean orbits = false;
    boolean midi = false;
    for (Object what : given.subList(1, given.size())) {
      switch (what == null ? "nil" : Declaration.text(what)) {
        case "orbits" -> orbits = true;
        case "midi" -> midi = true;
        default -> throw new WrongValue(":orbits or :midi", what);
      }
    }
    Optional<Takes> takes = shelf.session().takes();
    if (takes.isEmpty()) return new Notice(NO_SOUND);
    return new Notice(takes.get().start(file, orbits, midi));
  }

  private void looks() {
    shelf.add(
        "meters",
        "",
        "Shows how loud the mix and each orbit are, in decibels below full scale.",
        "(meters)",
        given -> {
          Given.count("meters", given, 0);
          return new Notice(
              shelf.session().engine().map(RecordWords::meters).orElse("nothing is measured"));
        });
    shelf.add(
        "sessionLog",
        "",
        "Says where this session is logged, for zadenza replay.",
        "(session-log)",
        given -> {
          Given.count("session-log", given, 0);
          return new Notice(shelf.session().logText());
        });
  }

  private static String meters(AudioEngine engine) {
    Desk desk = engine.desk();
    List<String> lines = new ArrayList<>();
    lines.add(line("mix", desk.level()));
    List<Level> orbits = desk.levels();
    for (int i = 0; i < orbits.size(); i++) {
      if (orbits.get(i).peak() > 0) lines.add(line("orbit " + i, orbits.get(i)));
    }
    return String.join("\n", lines);
  }

  private static String line(String what, Level level) {
    return String.format(
        Locale.ROOT, "%-8s peak %6.1f dB  rms %6.1f dB", what, level.peakDb(), level.rmsDb());
  }
}
