// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file system in memory that can be filled to its last byte: Linux mounts it, in a namespace
 * where that is allowed. Where it is not, a folder that never fills.
 */
final class SmallDisk implements AutoCloseable {
  private static final int PIECE = 4096;
  private static final String SIZE = "size=64m";

  private final Path folder;
  private final Path ballast;
  private final boolean mounted;

  SmallDisk(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.ballast = folder.resolve("ballast");
    this.mounted = run("mount", "-t", "tmpfs", "-o", SIZE, "zadenza-soak", folder.toString());
  }

  private static boolean run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /** Whether it can be full. */
  boolean isSmall() {
    return mounted;
  }

  /** Fills it, or makes room again. */
  void full(boolean now) throws IOException {
    if (!mounted) return;
    Files.deleteIfExists(ballast);
    if (!now) return;
    try (OutputStream out = Files.newOutputStream(ballast, StandardOpenOption.CREATE_NEW)) {
      byte[] piece = new byte[PIECE];
      while (true) out.write(piece);
    } catch (IOException full) {
      if (Files.size(ballast) == 0) throw full;
    }
  }

  @Override
  public void close() throws IOException {
    if (mounted) run("umount", "--lazy", folder.toString());
  }
}
