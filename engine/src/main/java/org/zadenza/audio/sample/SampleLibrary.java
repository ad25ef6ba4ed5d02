// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zadenza.music.Pitch;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Reporter;

/**
 * The recorded sounds that can be played by name. What a cue asks for first is loaded while the
 * music goes on, with the first of its neighbours; what has long not been played makes room.
 *
 * <pre>{@code
 * SampleLibrary samples = SampleLibrary.live(PackCache.in(folder), reporter);
 * samples.add("github:tidalcycles/dirt-samples");
 * SampleFile file = samples.find(Controls.of("s", "bd").with("n", 3.0));
 * if (file != null) samples.want(file);
 * }</pre>
 *
 * <p>Any thread, unless it says otherwise.
 */
public final class SampleLibrary implements AutoCloseable {
  private static final long MOST_BYTES = 1L << 29;

  private final SampleLoader loader;
  private final PackCache cache;
  private final Reporter reporter;
  private final boolean waits;
  private final AtomicLong uses = new AtomicLong();
  private volatile Map<String, Sound> sounds = Map.of();
  private volatile Map<String, Map<String, Sound>> banks = Map.of();

  SampleLibrary(long mostBytes, boolean waits, PackCache cache, Reporter reporter) {
    this.waits = waits;
    this.cache = cache;
    this.reporter = reporter;
    long most = Math.min(mostBytes, Runtime.getRuntime().maxMemory() / 4);
    loader = new SampleLoader(most, cache, reporter);
  }

  /** Loads on threads of its own, which begin with the first pack. */
  public static SampleLibrary live(PackCache cache, Reporter reporter) {
    return new SampleLibrary(MOST_BYTES, false, cache, reporter);
  }

  /** Whoever asks waits until it is loaded: for rendering, where nothing may be missed. */
  public static SampleLibrary offline(PackCache cache, Reporter reporter) {
    return new SampleLibrary(MOST_BYTES, true, cache, reporter);
  }

  /** No samples at all. */
  public static SampleLibrary empty() {
    return offline(PackCache.withoutNetwork(Path.of("")), Reporter.SILENT);
  }

  /**
   * Lays the sounds of a folder over those that are there; live it is done in the background, and
   * what is wrong with it is said.
   */
  public void add(Path folder) {
    background(() -> lay(PackReader.read(folder, cache, reporter)));
  }

  /**
   * Lays the sounds of a pack over those that are there.
   *
   * @param place a folder, a {@code strudel.json}, an address of either, or {@code
   *     github:user/repo/branch}
   * @throws SampleException if it is none of these
   */
  public void add(String place) {
    if (Remote.isRemote(place)) {
      URI map = cache.map(place);
      if (waits) addRemote(place, map);
      else loader.runFetching(() -> addRemote(place, map));
      return;
    }
    Path path = path(place);
    if (Files.isDirectory(path)) add(path);
    else if (Files.isRegularFile(path) && place.endsWith(".json")) background(() -> addMap(path));
    else throw new SampleException("there is no folder and no strudel.json at " + path);
  }

  private static Path path(String place) {
    try {
      boolean home = place.equals("~") || place.startsWith("~/");
      String full = home ? System.getProperty("user.home") + place.substring(1) : place;
      return Path.of(full).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new SampleException("\"" + place + "\" is no place on this machine", e);
    }
  }

  private void background(Runnable task) {
    if (waits) task.run();
    else loader.run(task);
  }

  private void addMap(Path map) {
    Path folder = map.getParent();
    lay(StrudelMap.read(map, map.toString(), Place.under(folder, folder, cache), reporter));
  }

  private void addRemote(String place, URI map) {
    try {
      Place.Finder finder = Place.beside(map, cache);
      Map<String, Sound> found = StrudelMap.read(cache.fetch(map), place, finder, reporter);
      lay(found);
      if (!waits) reporter.tell(PackReader.WHERE, place + " has " + found.size() + " sounds");
    } catch (SampleException e) {
      reporter.tell(PackReader.WHERE, place + " " + e.getMessage() + "; the rest plays on");
    }
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

  /**
   * The file that controls ask for by {@code s}, {@code n}, {@code note} and {@code bank}; null
   * where no sound has that name, or its file cannot be used. Allocates nothing.
   */
  public @Nullable SampleFile find(Controls c) {
    if (!(c.get("s") instanceof String name)) return null;
    String bank = c.text("bank", "");
    Map<String, Sound> from = bank.isEmpty() ? sounds : banks.get(bank);
    Sound sound = from == null ? null : from.get(name);
    if (sound == null) return null;
    double n = c.number("n", 0);
    SampleFile file = sound.pitched() ? sound.near(note(c)) : sound.at(n - n == 0 ? n : 0);
    return file.isRefused() ? null : file;
  }

  private static double note(Controls c) {
    double note =
        switch (c.get("note")) {
          case Number number -> number.doubleValue();
          case String text -> Pitch.midi(text).orElse((int) PackReader.MIDDLE_C);
          case null, default -> PackReader.MIDDLE_C;
        };
    return note - note == 0 ? note : PackReader.MIDDLE_C;
  }

  /**
   * Has a file loaded if it is not, and keeps it from being forgotten. Live it never waits; {@link
   * #offline} it does.
   */
  public void want(SampleFile file) {
    file.used(uses.incrementAndGet());
    if (file.sample() != null || !file.ask()) return;
    if (waits) loader.loadNow(file);
    else loader.want(file, sounds.get(file.sound()));
  }

  /** True while there is no sound at all. */
  public boolean isEmpty() {
    return sounds.isEmpty();
  }

  /** Every name, sorted. */
  public SortedSet<String> names() {
    return new TreeSet<>(sounds.keySet());
  }

  /** Memory that the loaded sounds take. */
  public long bytes() {
    return loader.bytes();
  }

  /** Waits until nothing that was asked for is left to do. */
  public void await() throws InterruptedException {
    loader.await();
  }

  @Override
  public void close() {
    loader.close();
  }
}
