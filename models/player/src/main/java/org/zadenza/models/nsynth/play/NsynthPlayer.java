// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.CueReader;
import org.zadenza.audio.DefinedSounds;
import org.zadenza.audio.stream.SoundStream;
import org.zadenza.audio.voice.Note;
import org.zadenza.schedule.Cue;

/**
 * The sound {@code nsynth} for the engines of a session: {@code engine.plays(player.live())}.
 *
 * <p>A note is a pure function of the network, its pitch and how that moves, its timbre, its length
 * and its seed, so it is the same live and offline, and is made once.
 */
public final class NsynthPlayer implements AutoCloseable {
  /** The sound's name. */
  public static final String SOUND = "nsynth";

  /** The lowest and the highest note that such networks learn. */
  public static final double LOWEST_NOTE = NsynthSound.LOWEST_NOTE;

  public static final double HIGHEST_NOTE = NsynthSound.HIGHEST_NOTE;

  /** How daringly samples are chosen where nothing is said. */
  public static final double USUAL_TEMPERATURE = NsynthSound.USUAL_TEMPERATURE;

  private static final long MOST_BYTES = 64L << 20;
  private static final int CELL_FRAMES = 63; // 2.016 s
  private static final int ANY_RATE = 48_000; // a note's sound does not follow from it

  private final Source source;
  private final LiveNotes live;
  private final OfflineNotes offline;
  private final Grids grids;
  private final ExecutorService encoder = Executors.newSingleThreadExecutor(NsynthPlayer::thread);
  private final Encodings encodings;
  private final CueReader reader = new CueReader(ANY_RATE);
  private final NsynthSound foreseen;
  private final AtomicLong overtaken = new AtomicLong();
  private final AtomicLong standIns = new AtomicLong();
  private volatile Consumer<String> told = message -> {};
  private volatile @Nullable NsynthVoice voice;

  /** Where the network comes from. */
  @FunctionalInterface
  public interface Source {
    /** Reads it; takes a while. */
    NsynthVoice read() throws IOException;
  }

  /**
   * Reads nothing yet.
   *
   * @param clock nanoseconds, to measure by how many notes can be made at once
   */
  public NsynthPlayer(Source source, LongSupplier clock) {
    this(source, clock, CELL_FRAMES);
  }

  /** With cells of a grid of so many frames. */
  NsynthPlayer(Source source, LongSupplier clock, int cellFrames) {
    this.source = source;
    grids = new Grids(cellFrames, this::tell);
    live = new LiveNotes(this::voice, cache(), grids::live, clock, this::tell);
    offline = new OfflineNotes(this::voice, cache(), grids::offline, this::tell);
    foreseen = new NsynthSound(live::foresee, SoundStream.Maker.NONE, overtaken, standIns);
    encodings = new Encodings(encoder, live::look, this::tell);
  }

  private static NoteCache cache() {
    return new NoteCache(MOST_BYTES);
  }

  private static Thread thread(Runnable work) {
    return Thread.ofPlatform()
        .name("zadenza-encoder")
        .daemon(true)
        .priority(Thread.MIN_PRIORITY)
        .unstarted(work);
  }

  /** The timbres of sound files, whose codes are found on a thread of its own. */
  public Encodings encodings() {
    return encodings;
  }

  private void tell(String message) {
    told.accept(message);
  }

  /** Tells somebody what goes wrong from now on. Any thread. */
  public void tells(Consumer<String> hearer) {
    told = hearer;
  }

  /** The network, read when it is first asked for. */
  public synchronized NsynthVoice voice() throws IOException {
    NsynthVoice known = voice;
    if (known == null) voice = known = source.read();
    return known;
  }

  /** The names of its timbres, once the network was read; none before. Any thread. */
  public Collection<String> names() {
    NsynthVoice known = voice;
    return known == null ? List.of() : known.anchors().names();
  }

  /** Has the network read and warmed up for notes to come, if it plays live. */
  public void prepare() {
    live.prepare();
  }

  /** Whether it plays live and its network was read. Any thread. */
  public boolean isPlayed() {
    return voice != null && live.isStarted();
  }

  /**
   * Has a note made that is about to come, when there is nothing else to make: then it is in the
   * cache. Any thread, without waiting.
   */
  public synchronized void foresee(Cue cue) {
    Note note = new Note();
    reader.read(cue, foreseen.patch(), note);
    foreseen.fill(cue, note);
  }

  /** For an engine that plays in time: what is late is silent, and counted. */
  public DefinedSounds live() {
    live.start();
    return untimed();
  }

  /** The same without a thread: {@link #work} makes the notes. */
  DefinedSounds untimed() {
    NsynthSound sound = new NsynthSound(live::ask, SoundStream.Maker.NONE, overtaken, standIns);
    return name -> name.equals(SOUND) ? sound : null;
  }

  /** A piece of the live notes' work, where no thread does it. */
  boolean work() {
    return live.work();
  }

  /** For an engine that may wait. */
  public DefinedSounds offline() {
    NsynthSound sound = new NsynthSound(offline::ask, offline, overtaken, standIns);
    return name -> name.equals(SOUND) ? sound : null;
  }

  /** How often a note was played faster than it was made. */
  public long overtaken() {
    return overtaken.get();
  }

  /** The cells of the grids that are played. */
  public Grids grids() {
    return grids;
  }

  /** How it is doing live, in a line or two; empty where it was not played. */
  public String text() {
    return (live.text(overtaken.get(), standIns.get()) + "\n" + grids.text()).strip();
  }

  /** How often a note played another's sound where its own was not made yet. */
  public long standIns() {
    return standIns.get();
  }

  /**
   * The same for a status line: {@code nsynth 2/4 live, 3 from cache, 5 waiting, 12 kept (2 stood
   * in, 3 overtaken) grid 40/121}, without what is 0.
   */
  public String line() {
    return (live.line(overtaken.get(), standIns.get()) + "  " + grids.line()).strip();
  }

  @Override
  public void close() {
    live.close();
    grids.close();
    encoder.shutdownNow();
  }
}
