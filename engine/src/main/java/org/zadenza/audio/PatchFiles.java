// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Reporter;

/**
 * The patch files of a folder, each in the last version that could be read. One thread.
 *
 * <p>A file that is broken, or half-written, is told of once for each of its versions; what it was
 * before plays on. A file that is gone is forgotten.
 */
final class PatchFiles {
  private static final String WHERE = "patches";
  private static final long LARGEST = 1 << 20;
  private static final int MOST_FILES = 2_000;

  private final Path folder;
  private final Reporter reporter;
  private final Map<Path, String> texts = new HashMap<>();
  private final Map<Path, Patch> patches = new TreeMap<>();
  private boolean toldOfFolder;

  PatchFiles(Path folder, Reporter reporter) {
    this.folder = folder;
    this.reporter = reporter;
  }

  /** What can be played, in order of the files' names. */
  Collection<Patch> patches() {
    return patches.values();
  }

  /**
   * Reads what has changed.
   *
   * @return true if other patches are there than before
   */
  boolean scan() {
    List<Path> files = files();
    boolean changed = texts.keySet().retainAll(files);
    changed |= patches.keySet().retainAll(files);
    for (Path file : files) changed |= read(file);
    return changed;
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(folder)) {
      List<Path> out = all.filter(PatchFiles::isPatch).sorted().limit(MOST_FILES).toList();
      toldOfFolder = false;
      return out;
    } catch (IOException | java.io.UncheckedIOException e) {
      if (!toldOfFolder) reporter.tell(WHERE, folder + " cannot be listed; is it a folder?");
      toldOfFolder = true;
      return List.of();
    }
  }

  /** Editors keep what they have not yet saved beside it, under names that begin with a dot. */
  private static boolean isPatch(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".json") && !name.startsWith(".") && Files.isRegularFile(file);
  }

  private boolean read(Path file) {
    String text = text(file);
    if (text == null || text.equals(texts.put(file, text))) return false;
    try {
      Patch patch = PatchReader.read(file.getFileName().toString(), text);
      return !patch.equals(patches.put(file, patch));
    } catch (PatchException e) {
      String before = patches.containsKey(file) ? "; it plays on as it was" : "";
      reporter.tell(WHERE, e.getMessage() + before);
      return false;
    }
  }

  private @Nullable String text(Path file) {
    String wrong;
    try {
      if (Files.size(file) <= LARGEST) return Files.readString(file);
      wrong = "is larger than a megabyte";
    } catch (MalformedInputException e) {
      wrong = "is not text in UTF-8";
    } catch (IOException e) {
      wrong = "cannot be read; may you read it?";
    }
    if (!wrong.equals(texts.put(file, wrong))) {
      reporter.tell(WHERE, file.getFileName() + ": " + wrong);
    }
    return null;
  }
}
