// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.nio.file.Files;
import org.zadenza.audio.sample.PackCache;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.schedule.Reporter;

/** The recorded sounds of a player: those of the data folder, to begin with. */
public final class Packs {
  private Packs() {}

  /**
   * For playing.
   *
   * @param onStage true where nothing may be fetched from a network
   */
  public static SampleLibrary live(Folders folders, boolean onStage, Reporter messages) {
    PackCache cache =
        onStage ? PackCache.withoutNetwork(folders.packs()) : PackCache.in(folders.packs());
    return withOwn(SampleLibrary.live(cache, messages), folders);
  }

  /** For rendering, which waits for every sound. */
  public static SampleLibrary offline(Folders folders, Reporter messages) {
    return withOwn(SampleLibrary.offline(PackCache.in(folders.packs()), messages), folders);
  }

  private static SampleLibrary withOwn(SampleLibrary library, Folders folders) {
    if (Files.isDirectory(folders.samples())) library.add(folders.samples());
    return library;
  }
}
