// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.EngineLoad;
import org.zadenza.clock.Clock;
import org.zadenza.clock.SystemClock;
import org.zadenza.midi.LiveMidi;
import org.zadenza.repl.session.Folders;
import org.zadenza.repl.session.LiveSound;
import org.zadenza.repl.session.SessionLog;
import org.zadenza.schedule.Metronome;
import org.zadenza.test.peers.LiveJack;

/**
 * A session as it is on stage: its own threads, its log on a disk, sound on a JACK server where one
 * is installed, else nowhere. The player's thread.
 */
final class LiveRig extends World {
  private static final int SAMPLE_RATE = 48_000;
  private static final int PERIOD = 1024;
  private static final long LOOK_NANOS = Clock.NANOS_PER_SECOND / 20;

  private final SmallDisk disk;
  private final @Nullable LiveJack jack;
  private final LiveScore score;
  private final CueBook book;
  private final LiveSound sound;
  private final List<ModelThread> models;
  private final Metronome metronome;
  private long faults;

  LiveRig(Path folder) throws Exception {
    SmallDisk small = new SmallDisk(folder.resolve("disk"));
    super(folder, new SystemClock(), SessionLog.in(small.folder(), Instant.EPOCH));
    disk = small;
    jack = LiveJack.isInstalled() ? LiveJack.start(folder, SAMPLE_RATE, PERIOD) : null;
    models =
        List.of(
            ModelThread.start(network(), "soak-models"), ModelThread.start(cheap(), "soak-spares"));
    score = new LiveScore(slots(), clock());
    book = new CueBook(events(), clock(), score, findings());
    connect(
        book,
        LiveMidi.start(
            List.of(keyboards()),
            session().scheduler(),
            session().outlets().hand(),
            clock(),
            told()));
    Path none = folder.resolve("none");
    Folders folders = new Folders(none, none, none, none);
    sound = new LiveSound(clock(), folders, session().samples(), told());
    session().connect(sound, clock());
    sound.start(session().outlets(), new LiveSound.Way(jack != null, 2, false));
    session().tongues().warmUp();
    metronome = Metronome.start(session().scheduler(), clock(), told());
  }

  @Override
  LiveScore score() {
    return score;
  }

  @Override
  CueBook book() {
    return book;
  }

  @Override
  int voices() {
    return sound.load().map(EngineLoad::voices).orElse(0);
  }

  @Override
  void modelsRest(boolean on) {
    models.forEach(thread -> thread.rest(on));
  }

  @Override
  void soundCard(boolean there) {
    if (jack == null) return;
    try {
      if (there) jack.restart(SAMPLE_RATE, PERIOD);
      else jack.kill();
    } catch (Exception e) {
      throw new IllegalStateException("JACK does not come back", e);
    }
  }

  @Override
  void diskFull(boolean full) {
    try {
      disk.full(full);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  boolean isMovedByHand() {
    return false;
  }

  @Override
  void standStill(long nanos) {
    throw new UnsupportedOperationException("time goes on by itself");
  }

  @Override
  void begun() {}

  @Override
  void goOn(Random random) {
    rest(LOOK_NANOS);
  }

  @Override
  void calm(Runnable cutOff) {
    rest(4 * Clock.NANOS_PER_SECOND);
    cutOff.run();
    rest(3 * Clock.NANOS_PER_SECOND);
  }

  private void rest(long nanos) {
    long until = clock().nanos() + nanos;
    do {
      LockSupport.parkNanos(LOOK_NANOS);
      look();
    } while (clock().nanos() < until);
  }

  /** What is looked at every now and then. */
  private void look() {
    wall().turn();
    score.turn();
    long now = sound.load().map(EngineLoad::faults).orElse(0L);
    if (now > faults) findings().violated((now - faults) + " voices failed and were muted");
    faults = now;
    double peak = session().engine().map(e -> e.desk().level().peak()).orElse(0.0);
    if (!(peak <= 1)) findings().violated("the sound's peak is " + peak);
  }

  @Override
  void figures(JsonObject out) {
    out.addProperty("skipped", session().now().skippedCues());
    out.addProperty("rested", session().now().shedAsks());
    out.addProperty("sound", sound.text() + (disk.isSmall() ? "" : "; no disk that can be full"));
  }

  @Override
  public void close() throws IOException {
    metronome.close();
    super.close();
    sound.close();
    models.forEach(ModelThread::close);
    keepLog();
    if (jack != null) jack.close();
    disk.close();
  }

  /** Takes the log from the disk, which goes with the session. */
  private void keepLog() throws IOException {
    try (var files = Files.list(disk.folder())) {
      Path log = files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
      Files.copy(log, folder().resolve(LOG));
    }
  }
}
