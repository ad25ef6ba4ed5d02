// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.tutorial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Keeps a player's progress in a file. What goes wrong with it is told, and stops nothing. */
final class Bookmark {
  private final @Nullable Path file;
  private final Consumer<String> tells;
  private boolean toldOfWriting;

  /**
   * @param file where it lies, or null where nothing is kept
   * @param tells hears what went wrong
   */
  Bookmark(@Nullable Path file, Consumer<String> tells) {
    this.file = file;
    this.tells = tells;
  }

  /** What was kept; the beginning where there is nothing, or nothing that can be read. */
  Progress load() {
    if (file == null) return Progress.NONE;
    try {
      return Progress.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      return Progress.NONE;
    } catch (IOException | IllegalArgumentException e) {
      tells.accept(file + " cannot be read, so the tutorial begins anew");
      keep(Progress.NONE);
      return Progress.NONE;
    }
  }

  /** Writes it beside the old one and puts it in its place: the file is whole at any time. */
  void keep(Progress progress) {
    if (file == null) return;
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(part, progress.text());
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!toldOfWriting) tells.accept("where you are cannot be kept in " + file + ": " + e);
      toldOfWriting = true;
    }
  }
}
