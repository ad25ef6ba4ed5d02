// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Reporter;

/**
 * The recorded sounds that can be played by name. What a cue asks for first is loaded while the
 * music goes on, with the first of its neighbours; what has long not been played makes room.
 *
 * <pre>{@code
 * SampleLibrary samples = SampleLibrary.live(reporter);
 * samples.add(folder);
 * SampleFile file = samples.find("bd", 3);
 * if (file != null) samples.want(file);
 * }</pre>
 *
 * <p>Any thread, unless it says otherwise.
 */
public final class SampleLibrary implements AutoCloseable {
  private static final long MOST_BYTES = 1L << 29;

  private final SampleLoader loader;
  private final boolean waits;
  private final AtomicLong uses = new AtomicLong();
  private volatile Map<String, Sound> sounds = Map.of();
  private volatile Map<String, Map<String, Sound>> banks = Map.of();

  SampleLibrary(long mostBytes, boolean waits, Reporter reporter) {
    this.waits = waits;
    loader = new SampleLoader(Math.min(mostBytes, Runtime.getRuntime().maxMemory() / 4), reporter);
  }

  /** Loads on a thread of its own, which begins with the first folder. */
  public static SampleLibrary live(Reporter reporter) {
    return new SampleLibrary(MOST_BYTES, false, reporter);
  }

  /** Whoever asks waits until it is loaded: for rendering, where nothing may be missed. */
  public static SampleLibrary offline(Reporter reporter) {
    return new SampleLibrary(MOST_BYTES, true, reporter);
  }

  /** No samples at all. */
  public static SampleLibrary empty() {
    return offline(Reporter.SILENT);
  }

  /**
   * Lays the sounds of a folder over those that are there; live it is done in the background, and
   * what is wrong with it is said.
   */
  public void add(Path folder) {
    if (waits) lay(loader.read(folder));
    else loader.run(() -> lay(loader.read(folder)));
  }

  private synchronized void lay(Map<String, Sound> more) {
    Map<String, Sound> all = new HashMap<>(sounds);
    all.putAll(more);
    Map<String, Map<String, Sound>> byBank = new HashMap<>();
    all.forEach(
        (name, sound) -> {
          for (int at = name.indexOf('_'); at > 0; at = name.indexOf('_', at + 1)) {
            byBank
                .computeIfAbsent(name.substring(0, at), b -> new HashMap<>())
                .put(name.substring(at + 1), sound);
          }
        });
    banks = byBank;
    sounds = all;
  }

  /** The n-th file of a sound, or null where no sound has that name. */
  public @Nullable SampleFile find(String name, double n) {
    Sound sound = sounds.get(name);
    return sound == null ? null : sound.at(n);
  }

  /**
   * The file to play. Allocates nothing.
   *
   * @param bank what comes before the name and an underscore; empty for nothing
   * @param note the MIDI number wanted of a sound with files by pitch; NaN where none is
   */
  public @Nullable SampleFile find(String bank, String name, double n, double note) {
    Map<String, Sound> from = bank.isEmpty() ? sounds : banks.get(bank);
    Sound sound = from == null ? null : from.get(name);
    if (sound == null) return null;
    return sound.pitched()
        ? sound.near(note - note == 0 ? note : PackReader.MIDDLE_C)
        : sound.at(n);
  }

  /**
   * Has a file loaded if it is not, and keeps it from being forgotten. Live it never waits; {@link
   * #offline} it does.
   */
  public void want(SampleFile file) {
    file.used(uses.incrementAndGet());
    if (file.sample() != null || !file.ask()) return;
    if (waits) loader.load(file);
    else loader.want(file, sounds.get(file.sound()));
  }

  /** Every name, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(sounds.keySet());
  }

  /** Memory that the loaded sounds take. */
  public long bytes() {
    return loader.bytes();
  }

  /** Waits until all that was asked for is done; for tests and for leaving. */
  public void await() throws InterruptedException {
    if (!waits) loader.await();
  }

  @Override
  public void close() {
    loader.close();
  }
}
