// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file system of few bytes in memory, which Linux makes for root alone. */
final class SmallDisk implements AutoCloseable {
  private final Path folder;

  SmallDisk(Path folder, int kilobytes) throws IOException {
    this.folder = Files.createDirectories(folder);
    String size = "size=" + kilobytes + "k";
    if (run("mount", "-t", "tmpfs", "-o", size, "zadenza-test", folder.toString()) != 0) {
      throw new IOException("no small disk at " + folder);
    }
  }

  /** Whether this machine makes one. */
  static boolean canBeMade() {
    try {
      Path folder = Files.createTempDirectory("zadenza-disk");
      try (SmallDisk _ = new SmallDisk(folder, 64)) {
        return true;
      } finally {
        Files.delete(folder);
      }
    } catch (IOException refused) {
      return false;
    }
  }

  private static int run(String... command) throws IOException {
    try {
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** Somebody makes room. */
  void grow(int kilobytes) throws IOException {
    String size = "remount,size=" + kilobytes + "k";
    if (run("mount", "-o", size, folder.toString()) != 0) {
      throw new IOException("the disk stays small: " + folder);
    }
  }

  @Override
  public void close() throws IOException {
    if (run("umount", "--lazy", folder.toString()) != 0)
      throw new IOException("still mounted: " + folder);
  }
}
