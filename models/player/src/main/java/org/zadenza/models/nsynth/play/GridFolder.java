// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Cells on disk, a file each: eight bytes that begin with {@code ZGC1} and end with the CRC-32 of
 * what follows, the steps of mu-law of the cell's samples. What cannot be read is made again; where
 * nothing can be written, that is told once. One thread at a time.
 */
final class GridFolder {
  private static final int MAGIC = 0x5a474331; // ZGC1
  private static final int HEADER = 8;

  private static final long MOST_BYTES = 1L << 30;
  private static final String OURS = "[0-9a-f]{32}";

  private final Path folder;
  private final long mostBytes;
  private final Consumer<String> told;
  private String written = "";
  private boolean refused;

  /** {@code folder} is made when the first cell is written. */
  GridFolder(Path folder, Consumer<String> told) {
    this(folder, MOST_BYTES, told);
  }

  /** The same where the grids used last take so many bytes, and what is written now. */
  GridFolder(Path folder, long mostBytes, Consumer<String> told) {
    this.folder = folder;
    this.mostBytes = mostBytes;
    this.told = told;
  }

  private Path file(GridCells.Key key, int cell) {
    String name =
        "%d-%02d-%02d.cell".formatted(key.pitch(), cell % GridCells.SIDE, cell / GridCells.SIDE);
    return folder.resolve(key.name()).resolve(name);
  }

  /** Takes what is there of the cells that are not. */
  void read(GridCells cells) {
    Path own = folder.resolve(cells.key().name());
    if (!Files.isDirectory(own)) return;
    try {
      Files.setLastModifiedTime(own, FileTime.from(Instant.now()));
    } catch (IOException e) {
      // then it counts as older than it is
    }
    for (int cell : cells.missing()) {
      byte[] classes = read(cells.key(), cell);
      if (classes != null) cells.set(cell, classes);
    }
  }

  private byte @Nullable [] read(GridCells.Key key, int cell) {
    Path file = file(key, cell);
    try {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == HEADER + key.samples()) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        byte[] classes = Arrays.copyOfRange(bytes, HEADER, bytes.length);
        if (header.getInt() == MAGIC && header.getInt() == sum(classes)) return classes;
      }
      told.accept(file + " is damaged: its cell of the grid is made again");
    } catch (NoSuchFileException e) {
      return null;
    } catch (IOException e) {
      told.accept(file + " cannot be read: its cell of the grid is made again");
    }
    return null;
  }

  private static int sum(byte[] bytes) {
    CRC32 out = new CRC32();
    out.update(bytes);
    return (int) out.getValue();
  }

  /** Writes a cell, whole or not at all. */
  void write(GridCells.Key key, int cell, byte[] classes) {
    if (refused) return;
    Path file = file(key, cell);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    ByteBuffer bytes = ByteBuffer.allocate(HEADER + classes.length);
    bytes.putInt(MAGIC).putInt(sum(classes)).put(classes);
    try {
      Files.createDirectories(file.getParent());
      if (!key.name().equals(written)) makeRoom(key.name());
      written = key.name();
      Files.write(fresh, bytes.array());
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      refused = true;
      forget(fresh);
      told.accept(
          "cells of the grid are not kept in %s (%s): they play, and are made again next time"
              .formatted(folder, reason(e)));
    }
  }

  /** Takes away whole grids, the one used least lately first, until there is room. */
  private void makeRoom(String own) throws IOException {
    Map<Path, Long> sizes = new HashMap<>();
    List<Path> all;
    try (Stream<Path> folders = Files.list(folder)) {
      all =
          folders
              .filter(each -> each.getFileName().toString().matches(OURS))
              .filter(each -> !each.endsWith(own))
              .sorted(Comparator.comparingLong(each -> each.toFile().lastModified()))
              .toList();
    }
    long sum = 0;
    for (Path each : all) {
      long size = 0;
      for (Path file : files(each)) size += Files.size(file);
      sizes.put(each, size);
      sum += size;
    }
    for (Path each : all) {
      if (sum <= mostBytes) return;
      for (Path file : files(each)) Files.deleteIfExists(file);
      Files.deleteIfExists(each);
      sum -= sizes.getOrDefault(each, 0L);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().matches(".*\\.cell(\\.new)?")).toList();
    }
  }

  /** What is left of a cell where the disk is full. */
  private static void forget(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // then it stays, and is written over one day
    }
  }

  private static String reason(IOException e) {
    if (!(e instanceof FileSystemException file)) return String.valueOf(e.getMessage());
    String why = file.getReason();
    return why == null ? "it cannot be written to" : why;
  }
}
