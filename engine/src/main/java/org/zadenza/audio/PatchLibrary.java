// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zadenza.names.NearestName;
import org.zadenza.schedule.Reporter;

/**
 * The instruments that can be played by name: those that come along, and the player's own over
 * them. Immutable; any thread.
 *
 * <pre>{@code
 * PatchLibrary patches = PatchLibrary.bundled().withFolder(folder, reporter);
 * }</pre>
 */
public final class PatchLibrary {
  private static final String WHERE = "patches";
  private static final String PLACE = "/org/zadenza/patches/";

  private final Map<String, Patch> byName;

  private PatchLibrary(Map<String, Patch> byName) {
    this.byName = byName;
  }

  /** A library of these; of two with one name the later stands. */
  public static PatchLibrary of(List<Patch> patches) {
    return new PatchLibrary(Map.of()).with(patches);
  }

  /** The instruments that come along. */
  public static PatchLibrary bundled() {
    return of(
        resource("list.txt").lines().map(file -> PatchReader.read(file, resource(file))).toList());
  }

  private static String resource(String file) {
    try (InputStream in = PatchLibrary.class.getResourceAsStream(PLACE + file)) {
      if (in == null) throw new PatchException(file, "is missing from the program");
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * This library with every {@code *.json} of a folder laid over it. A file that cannot be read is
   * reported and left out; the rest still play.
   */
  public PatchLibrary withFolder(Path folder, Reporter reporter) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> json =
          files.filter(f -> f.getFileName().toString().endsWith(".json")).sorted().toList();
      return with(json.stream().flatMap(file -> readOrReport(file, reporter).stream()).toList());
    } catch (IOException e) {
      reporter.tell(WHERE, folder + " cannot be listed: " + e.getMessage());
      return this;
    }
  }

  private static Optional<Patch> readOrReport(Path file, Reporter reporter) {
    try {
      return Optional.of(PatchReader.read(file.toString(), Files.readString(file)));
    } catch (PatchException e) {
      reporter.tell(WHERE, e.getMessage());
    } catch (IOException e) {
      reporter.tell(WHERE, file + ": cannot be read: " + e.getMessage());
    }
    return Optional.empty();
  }

  private PatchLibrary with(List<Patch> patches) {
    Map<String, Patch> out = new TreeMap<>(byName);
    for (Patch patch : patches) for (String n : PatchReader.namesOf(patch)) out.put(n, patch);
    return new PatchLibrary(out);
  }

  /** The instrument of that name or alias, or null. */
  public @Nullable Patch find(String name) {
    return byName.get(name);
  }

  /** Every name and alias, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(byName.keySet());
  }

  /** Each instrument once, sorted by name. */
  public List<Patch> patches() {
    return byName.entrySet().stream()
        .filter(e -> e.getKey().equals(e.getValue().name()))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** The known name that is most like {@code name}, if one is like it at all. */
  public Optional<String> nearest(String name) {
    return NearestName.to(name, byName.keySet());
  }
}
