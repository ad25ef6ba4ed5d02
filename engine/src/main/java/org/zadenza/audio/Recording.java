// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.schedule.Reporter;

/**
 * Writes what is heard to a WAV file, and each orbit to one of its own: the audio thread only
 * copies it into a ring, the thread {@code zadenza-record} waits for the disk.
 *
 * <p>A file has a name of its own ({@code take.wav.part}) until it is whole. Where the disk fails,
 * what was written until then is kept as a valid, shorter file, and the reporter is told; the music
 * goes on.
 */
public final class Recording implements Tap, AutoCloseable {
  private static final String WHERE = "record";
  private static final int MIX_SAMPLES = 1 << 20;
  private static final int STEMS_SAMPLES = 1 << 22;
  private static final long TURN_NANOS = Clock.NANOS_PER_SECOND / 50;
  private static final int TURNS_TO_SETTLE = 50;
  private static final long PATIENCE_MILLIS = 10_000;

  private final AudioEngine engine;
  private final Reporter reporter;
  private final SoundFile.Opening opening;
  private final Draft mix;
  private final @Nullable Path stems;
  private final @Nullable Draft[] orbits = new Draft[Desk.ORBITS];
  private final SoundRing ring;
  private final float[] left = new float[Desk.MAX_FRAMES];
  private final float[] right = new float[Desk.MAX_FRAMES];
  private final Runnable aside;
  private final Thread writer;
  private final List<Path> kept = new ArrayList<>();
  private volatile boolean open = true;
  private volatile long frames;
  private volatile long lost;
  private volatile boolean failed;

  private Recording(
      AudioEngine engine,
      Path file,
      boolean withOrbits,
      Reporter reporter,
      Runnable aside,
      SoundFile.Opening opening)
      throws IOException {
    this.engine = engine;
    this.reporter = reporter;
    this.aside = aside;
    this.opening = opening;
    Path path = Draft.free(file);
    stems = withOrbits ? folder(path) : null;
    mix = Draft.of(path, opening);
    ring = new SoundRing(withOrbits ? STEMS_SAMPLES : MIX_SAMPLES);
    writer = Thread.ofPlatform().name("zadenza-record").daemon(true).unstarted(this::run);
  }

  /**
   * Begins with the next block that is rendered.
   *
   * @param file the mix; where it exists already, a number is added to its name
   * @param withOrbits also a folder beside it, named after it, with a file for each orbit that
   *     sounds
   * @param reporter hears if the disk fails
   * @param aside is run some times a second on the thread that writes, and once more at the end
   * @throws IOException with a sentence for the player if the file cannot be made
   */
  public static Recording start(
      AudioEngine engine, Path file, boolean withOrbits, Reporter reporter, Runnable aside)
      throws IOException {
    SoundFile.Opening wav = path -> new WavFile(path, engine.sampleRate());
    return start(engine, file, withOrbits, reporter, aside, wav);
  }

  static Recording start(
      AudioEngine engine,
      Path file,
      boolean withOrbits,
      Reporter reporter,
      Runnable aside,
      SoundFile.Opening opening)
      throws IOException {
    try {
      Recording out = new Recording(engine, file, withOrbits, reporter, aside, opening);
      out.writer.start();
      engine.desk().tap(out);
      return out;
    } catch (IOException e) {
      throw new IOException(file + " cannot be recorded: " + reason(e), e);
    }
  }

  /** {@code take.wav} has its orbits in {@code take-orbits}. */
  private static Path folder(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    return file.resolveSibling(name.substring(0, dot) + "-orbits");
  }

  /** What went wrong, without the names of classes. */
  public static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException _ -> "it may not be written there";
      case NoSuchFileException _ -> "there is no such folder";
      case FileSystemException f when f.getReason() != null -> f.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  @Override
  public void heard(Desk desk, int count) {
    ring.put(desk, count, stems != null);
  }

  private void run() {
    try {
      for (int turn = 1; open; turn++) {
        drain();
        if (turn % TURNS_TO_SETTLE == 0) settle();
        LockSupport.parkNanos(this, TURN_NANOS);
      }
      drain();
    } catch (IOException e) {
      fail(e);
    }
    end();
  }

  private void drain() throws IOException {
    aside.run();
    while (ring.take(this::block)) frames = mix.frames();
  }

  private void block(int count, int lostBefore, int bits) throws IOException {
    lost += lostBefore;
    mix.silence(lostBefore);
    long before = mix.frames();
    sides(mix, count);
    for (int i = 0; i < Desk.ORBITS; i++) {
      boolean sounds = (bits & 1 << i) != 0;
      Draft orbit = sounds ? orbit(i) : orbits[i];
      if (orbit == null) continue;
      orbit.silence(before - orbit.frames());
      if (sounds) sides(orbit, count);
      else orbit.silence(count);
    }
  }

  private void sides(Draft to, int count) throws IOException {
    ring.side(left, count);
    ring.side(right, count);
    to.write(left, right, count);
  }

  private Draft orbit(int number) throws IOException {
    Draft there = orbits[number];
    if (there != null) return there;
    if (stems == null) throw new IllegalStateException("no orbits are recorded");
    Files.createDirectories(stems);
    Draft made = Draft.of(stems.resolve("orbit-" + number + ".wav"), opening);
    orbits[number] = made;
    return made;
  }

  private List<Draft> drafts() {
    List<Draft> out = new ArrayList<>(List.of(mix));
    Arrays.stream(orbits).filter(draft -> draft != null).forEach(out::add);
    return out;
  }

  private void settle() throws IOException {
    for (Draft draft : drafts()) draft.settle();
  }

  private void fail(IOException e) {
    failed = true;
    engine.desk().untap(this);
    reporter.tell(WHERE, "recording has ended, the music goes on: " + reason(e));
  }

  private void end() {
    engine.desk().untap(this);
    for (Draft draft : drafts()) {
      try {
        if (draft.keep()) kept.add(draft.path());
      } catch (IOException e) {
        reporter.tell(WHERE, draft.path() + " could not be kept: " + reason(e));
      }
    }
    if (failed && !kept.isEmpty()) reporter.tell(WHERE, "kept " + text());
  }

  /** How long it is by now, in seconds. Any thread. */
  public double seconds() {
    return (double) frames / engine.sampleRate();
  }

  /** True until it was stopped or the disk failed. Any thread. */
  public boolean isRunning() {
    return open && !failed;
  }

  /** The mix's file, as it will be called. Any thread. */
  public Path file() {
    return mix.path();
  }

  /** What was kept, and how long it is; once it is closed. */
  public String text() {
    String names =
        kept.isEmpty() ? "nothing" : String.join(", ", kept.stream().map(Path::toString).toList());
    String gap =
        lost == 0
            ? ""
            : String.format(
                Locale.ROOT,
                ", %.3f s of it lost: the disk was too slow",
                (double) lost / engine.sampleRate());
    return String.format(Locale.ROOT, "%s, %.1f s%s", names, seconds(), gap);
  }

  /** Ends it and waits until all is written. Any thread but a timing one. */
  @Override
  public void close() {
    engine.desk().untap(this);
    open = false;
    LockSupport.unpark(writer);
    try {
      writer.join(PATIENCE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
