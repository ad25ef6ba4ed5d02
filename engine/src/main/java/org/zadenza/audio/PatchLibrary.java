// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zadenza.names.NearestName;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.DirtVoice;
import org.zadenza.sink.Instruments;
import org.zadenza.sink.MidiVoice;

/**
 * The instruments that can be played by name: those that come along, and the player's own over
 * them. Immutable; any thread.
 *
 * <pre>{@code
 * PatchLibrary patches = PatchLibrary.bundled().withFolder(folder, reporter);
 * }</pre>
 */
public final class PatchLibrary implements Instruments {
  private static final String PLACE = "/org/zadenza/patches/";
  private static final int MIDDLE_C = 60;
  private static final String PROGRAMS = "programs.txt";

  private final Map<String, Patch> byName;
  private final Map<String, Map<String, Patch>> byBank;
  private final Map<String, MidiVoice> programs;

  private PatchLibrary(Map<String, Patch> byName, Map<String, MidiVoice> programs) {
    this.byName = byName;
    this.byBank = banks(byName);
    this.programs = programs;
  }

  /** A library of these; of two with one name the later stands. */
  public static PatchLibrary of(List<Patch> patches) {
    return new PatchLibrary(Map.of(), Map.of()).with(patches);
  }

  /** The instruments that come along. */
  public static PatchLibrary bundled() {
    List<Patch> patches =
        resource("list.txt")
            .lines()
            .map(file -> PatchReader.bundled(file, resource(file)))
            .toList();
    return of(patches).withPrograms(resource(PROGRAMS).lines().toList());
  }

  private static String resource(String file) {
    try (InputStream in = PatchLibrary.class.getResourceAsStream(PLACE + file)) {
      if (in == null) throw new PatchException(file, "is missing from the program");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** General MIDI's names, a line each: {@code number name patch}, the number from 0. */
  private PatchLibrary withPrograms(List<String> lines) {
    Map<String, Patch> names = new TreeMap<>(byName);
    Map<String, MidiVoice> numbers = new HashMap<>();
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) continue;
      String[] words = line.split(" ");
      Patch patch = byName.get(words[2]);
      if (patch == null) throw new PatchException(PROGRAMS, "there is no " + words[2]);
      names.put(words[1], patch);
      int program = Integer.parseInt(words[0]);
      int key = patch.kind().held() ? (int) patch.note() : MIDDLE_C;
      boolean counted = patch.counted() || !patch.kind().held();
      numbers.put(words[1], new MidiVoice(0, program, key, counted, List.of()));
    }
    return new PatchLibrary(names, numbers);
  }

  /**
   * This library with every {@code *.json} of a folder laid over it. A file that cannot be read is
   * reported and left out; the rest still play.
   */
  public PatchLibrary withFolder(Path folder, Reporter reporter) {
    PatchFiles files = new PatchFiles(folder, reporter);
    files.scan();
    return files.patches().isEmpty() ? this : with(files.patches());
  }

  PatchLibrary with(Collection<Patch> patches) {
    Map<String, Patch> out = new TreeMap<>(byName);
    for (Patch patch : patches) for (String n : PatchReader.namesOf(patch)) out.put(n, patch);
    return new PatchLibrary(out, programs);
  }

  /**
   * Under {@code 808} the sound {@code bd} is {@code 808bd}, under {@code RolandTR808} or {@code
   * tr808} it is {@code RolandTR808_bd}: SuperDirt puts a bank right before a name, Strudel with an
   * underscore between them.
   */
  private static Map<String, Map<String, Patch>> banks(Map<String, Patch> byName) {
    Map<String, Map<String, Patch>> out = new HashMap<>();
    byName.forEach(
        (name, patch) -> {
          int cut = name.indexOf('_');
          if (cut > 0) put(out, name.substring(0, cut), name.substring(cut + 1), patch);
          for (int i = 1; i < name.length(); i++) {
            if (byName.containsKey(name.substring(i))) {
              put(out, name.substring(0, i), name.substring(i), patch);
            }
          }
        });
    return out;
  }

  private static void put(
      Map<String, Map<String, Patch>> out, String bank, String name, Patch patch) {
    for (String b : List.of(bank, bank.toLowerCase(Locale.ROOT))) {
      out.computeIfAbsent(b, _ -> new HashMap<>()).put(name, patch);
    }
  }

  /** The instrument of that name or alias, or null. */
  public @Nullable Patch find(String name) {
    return byName.get(name);
  }

  /** The instrument of that name in a bank; an empty bank is none. Allocates nothing. */
  public @Nullable Patch find(String bank, String name) {
    if (bank.isEmpty()) return byName.get(name);
    Map<String, Patch> there = byBank.get(bank);
    return there == null ? null : there.get(name);
  }

  private @Nullable Patch find(Controls cue) {
    return find(cue.text("bank", ""), cue.text("s", ""));
  }

  @Override
  public @Nullable DirtVoice dirt(Controls cue) {
    Patch patch = find(cue);
    return patch == null ? null : patch.dirt();
  }

  @Override
  public @Nullable MidiVoice midi(Controls cue) {
    MidiVoice program = programs.get(cue.text("s", ""));
    if (program != null) return program;
    Patch patch = find(cue);
    return patch == null ? null : patch.midi();
  }

  /** The General MIDI program of a name such as {@code gm_violin}, 0 to 127, or -1. */
  public int program(String name) {
    MidiVoice program = programs.get(name);
    return program == null ? -1 : program.program();
  }

  /** Every name and alias, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  /** Each instrument once, sorted by name. */
  public List<Patch> patches() {
    List<Patch> out = new ArrayList<>();
    byName.forEach(
        (name, patch) -> {
          if (name.equals(patch.name())) out.add(patch);
        });
    return out;
  }

  /** The known name that is most like {@code name}, if one is like it at all. */
  public Optional<String> nearest(String name) {
    return NearestName.to(name, byName.keySet());
  }
}
