// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.sample.SampleFile;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.pattern.Controls;

/** Sounds of sample packs as patterns write them, such as {@code bd:3}. */
final class SampleNames {
  private SampleNames() {}

  /**
   * The file of a sound; null where no sound has this name.
   *
   * @throws IllegalArgumentException while it is on its way from another machine
   */
  static @Nullable Path file(String name, SampleLibrary samples) {
    int colon = name.lastIndexOf(':');
    boolean numbered = colon > 0 && name.substring(colon + 1).matches("[0-9]{1,6}");
    Controls wanted =
        Controls.of("s", numbered ? name.substring(0, colon) : name)
            .with("n", numbered ? Double.parseDouble(name.substring(colon + 1)) : 0.0);
    SampleFile file = samples.find(wanted);
    if (file == null || Files.exists(file.path())) return file == null ? null : file.path();
    samples.want(file);
    if (Files.exists(file.path())) return file.path();
    throw new IllegalArgumentException(name + " is being fetched: write it again in a moment");
  }
}
