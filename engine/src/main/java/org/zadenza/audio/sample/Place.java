// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Where a pack's map says that a file is. */
sealed interface Place {
  /**
   * A file that may be used.
   *
   * @param source where it is fetched from before it lies at {@code path}; null if it lies there
   */
  record File(Path path, @Nullable URI source) implements Place {}

  /** No file that may be used: not there, or not the pack's to name. */
  enum None implements Place {
    MISSING,
    OUTSIDE
  }

  /** What one map's names mean. */
  interface Finder {
    Place find(String name);
  }

  /**
   * For a map in a folder: files under that folder, and what it names in full on the network.
   *
   * @param pack the real path of the folder that no link may lead out of
   */
  static Finder under(Path folder, Path pack, PackCache cache) {
    return name -> {
      if (Remote.isRemote(name)) return onNetwork(name, cache);
      try {
        Path path = folder.resolve(name.startsWith("/") ? name.substring(1) : name).normalize();
        if (!path.startsWith(folder)) return None.OUTSIDE;
        if (!Files.isRegularFile(path)) return None.MISSING;
        return path.toRealPath().startsWith(pack) ? new File(path, null) : None.OUTSIDE;
      } catch (IOException | InvalidPathException e) {
        return None.MISSING;
      }
    };
  }

  /** For a map on the network: never a file of this machine. */
  static Finder beside(URI map, PackCache cache) {
    return name -> {
      if (Remote.isRemote(name)) return onNetwork(name, cache);
      String from = map.toString();
      return onNetwork(from.substring(0, from.lastIndexOf('/') + 1) + name, cache);
    };
  }

  private static Place onNetwork(String name, PackCache cache) {
    try {
      URI source = cache.address(name);
      return new File(cache.file(source), source);
    } catch (SampleException e) {
      return None.OUTSIDE;
    }
  }
}
