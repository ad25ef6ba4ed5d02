// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;

/** Folders on storage that all workers see: paths, or URIs of any file system that Java knows. */
public final class Uris {
  private Uris() {}

  /**
   * The folder of a path or URI.
   *
   * @throws IOException if this Java knows no such file system, or it is no URI: says what to do
   */
  public static Path path(String text) throws IOException {
    if (!text.matches("[A-Za-z][A-Za-z0-9+.-]+:.*")) return Path.of(text).toAbsolutePath();
    try {
      return Path.of(URI.create(text));
    } catch (FileSystemNotFoundException e) {
      throw new IOException(
          "no file system of this Java knows %s: mount it as a folder, or put its NIO provider among"
                  .formatted(text)
              + " the jars in models/cluster/target/lib on every machine",
          e);
    } catch (IllegalArgumentException e) {
      throw new IOException("%s is no URI of a folder: %s".formatted(text, e.getMessage()), e);
    }
  }
}
