// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.sample.SampleFile;
import org.zadenza.audio.sample.SampleLibrary;
import org.zadenza.audio.voice.Note;
import org.zadenza.clock.Clock;
import org.zadenza.pattern.Controls;
import org.zadenza.schedule.Cue;
import org.zadenza.schedule.Reporter;
import org.zadenza.sink.Sink;

/**
 * The bundled instruments as a sink: takes cues ahead of their time and renders them, each from its
 * very frame on.
 *
 * <p>{@link #accept} is for the clock's thread, {@link #render} for one audio thread, the rest for
 * any. Between the two lies a ring: neither waits for the other. The same cues give the same bits,
 * whatever the sizes of the blocks.
 *
 * <pre>{@code
 * AudioEngine engine = new AudioEngine(PatchLibrary.bundled(), 48_000, clock, reporter);
 * Output output = Output.open(engine, clock, reporter);
 * }</pre>
 */
public final class AudioEngine implements Sink {
  private static final int RING = 1024;
  private static final int DIRECT_RING = 256;
  private static final int MAX_FRAMES = 512;

  /** The load figure follows a change within about half a second. */
  private static final double LOAD_SECONDS = 0.5;

  private final PatchLibrary patches;
  private final SampleLibrary samples;
  private final MissedSamples missed;
  private final int sampleRate;
  private final Clock clock;
  private final CueReader reader;
  private final UnknownSounds unknown;
  private final NoteRing ring = new NoteRing(RING);
  private final NoteRing directRing = new NoteRing(DIRECT_RING);
  private final Agenda agenda = new Agenda(RING);
  private final Mixer mixer;
  private final Master master;
  private final Bus bus = new Bus(MAX_FRAMES);
  private final Drift drift = new Drift();
  private int hushesHeard;
  private int panicsHeard;

  private volatile double gain = 1;
  private volatile int hushes;
  private volatile int panics;
  private volatile long hushedUpTo;
  private volatile long frame;
  private volatile double fraction;
  private volatile int voices;
  private volatile long late;
  private final AtomicLong droppedByRing = new AtomicLong();
  private volatile long droppedByMixer;

  /**
   * @param sampleRate frames a second
   * @param clock session time; measures the load
   * @param reporter hears of unknown sounds, once each, on the clock's thread
   */
  public AudioEngine(PatchLibrary patches, int sampleRate, Clock clock, Reporter reporter) {
    this(patches, SampleLibrary.empty(), sampleRate, clock, reporter);
  }

  /**
   * @param samples go before patches of the same name
   * @param sampleRate frames a second
   * @param clock session time; measures the load
   * @param reporter hears of unknown sounds, once each, on the clock's thread
   */
  public AudioEngine(
      PatchLibrary patches, SampleLibrary samples, int sampleRate, Clock clock, Reporter reporter) {
    this.patches = patches;
    this.samples = samples;
    missed = new MissedSamples(reporter);
    this.sampleRate = sampleRate;
    this.clock = clock;
    reader = new CueReader(sampleRate);
    unknown = new UnknownSounds(patches, samples, reporter);
    mixer = new Mixer(sampleRate);
    master = new Master(sampleRate);
  }

  /** Clock thread. Never waits: a cue that finds the ring full is counted as dropped. */
  @Override
  public void accept(Cue cue) {
    missed.tell();
    SampleFile file = SampleControls.fileOf(cue, samples);
    Patch patch = file == null ? patchOf(cue) : null;
    if (file != null || patch != null) accept(cue, file, patch, ring);
  }

  /**
   * The same instruments for one thread more, such as a keyboard's: what it brings sounds with the
   * next block if its time has come. Sounds that nobody knows are left out.
   */
  public Sink direct() {
    return cue -> {
      SampleFile file = SampleControls.fileOf(cue, samples);
      Patch patch = patches.find(cue.controls().text("s", "triangle"));
      if (file != null || patch != null) accept(cue, file, patch, directRing);
    };
  }

  private void accept(Cue cue, @Nullable SampleFile file, @Nullable Patch patch, NoteRing ring) {
    Note note = ring.claim();
    if (note == null) {
      droppedByRing.incrementAndGet();
      return;
    }
    if (file != null) reader.read(cue, file, note);
    else if (patch != null) reader.read(cue, patch, note);
    ring.publish();
  }

  /** A pitch without a sound is a triangle, as in Strudel; neither is nothing for us to play. */
  private @Nullable Patch patchOf(Cue cue) {
    Controls c = cue.controls();
    Object s = c.get("s");
    boolean pitched = c.containsKey("note") || c.containsKey("freq") || c.containsKey("n");
    if (s == null && !pitched) return null;
    String name = s == null ? "triangle" : s.toString();
    Patch patch = patches.find(name);
    if (patch == null) unknown.met(name, cue.slot());
    return patch;
  }

  /** Audio thread. Fills both arrays from 0 with the next frames. */
  public void render(float[] left, float[] right, int frames) {
    long began = clock.nanos();
    obey();
    for (int done = 0; done < frames; ) {
      int now = Math.min(frames - done, MAX_FRAMES);
      take();
      block(now);
      System.arraycopy(bus.left, 0, left, done, now);
      System.arraycopy(bus.right, 0, right, done, now);
      done += now;
    }
    voices = mixer.sounding();
    double share = (clock.nanos() - began) * 1e-9 * sampleRate / Math.max(1, frames);
    double weight = Math.min(1, frames / (LOAD_SECONDS * sampleRate));
    fraction = fraction + (share - fraction) * weight;
  }

  private void obey() {
    master.gain(gain);
    if (hushesHeard != hushes) {
      hushesHeard = hushes;
      forget(hushedUpTo);
      mixer.chokeAll();
    }
    if (panicsHeard != panics) {
      panicsHeard = panics;
      mixer.killAll();
      master.silence();
    }
  }

  /** What was accepted before a hush is gone; what came after it plays. */
  private void forget(long accepted) {
    agenda.clear();
    while (ring.taken() < accepted && ring.exchange(agenda.spare()) instanceof Note note) {
      agenda.add(note);
      agenda.clear();
    }
  }

  /** Moves what has come into the agenda; what should have begun begins now. */
  private void take() {
    while (!agenda.isFull()) {
      Note note = ring.exchange(agenda.spare());
      if (note == null) break;
      note.frame += drift.frames();
      if (note.frame < frame) late = late + 1;
      agenda.add(note);
    }
    while (!agenda.isFull()) {
      Note note = directRing.exchange(agenda.spare());
      if (note == null) return;
      note.frame = Math.max(frame, note.frame + drift.frames());
      agenda.add(note);
    }
  }

  /** Renders up to each onset, starts it, goes on. */
  private void block(int frames) {
    bus.clear(frames);
    long begin = frame;
    int at = 0;
    while (at < frames) {
      while (agenda.nextFrame() <= begin + at) start(agenda.next());
      int to = (int) Math.min(frames, agenda.nextFrame() - begin);
      mixer.render(bus, at, to);
      master.process(bus, at, to);
      at = to;
    }
    frame = begin + frames;
  }

  private void start(Note note) {
    if (missed.isMissing(note.play)) return;
    master.hear(note);
    if (!mixer.start(note)) droppedByMixer = droppedByMixer + 1;
  }

  /** The frame that the next {@link #render} begins with. */
  public long frame() {
    return frame;
  }

  /** Audio thread, before the first block. Begins at another frame than 0. */
  public void seek(long newFrame) {
    frame = newFrame;
  }

  /** The frame that belongs to a moment of session time. */
  public long frameOf(long nanos) {
    return Frames.at(nanos, sampleRate);
  }

  /**
   * Audio thread, once a block, by an output with a clock of its own. Says what session time it is,
   * so that cues stay with the beat though the sound card runs a little fast or slow.
   */
  public void follow(long nanos) {
    drift.observe(frame - frameOf(nanos));
  }

  /** Every sound fades out and what has not begun is forgotten. */
  @Override
  public void hush() {
    hushedUpTo = ring.published();
    hushes = hushes + 1;
  }

  /** {@link #hush} at once, and echoes and rooms are cut off, too. */
  @Override
  public void panic() {
    hush();
    panics = panics + 1;
  }

  /** Loudness of everything, as a factor; moves there without a jump. */
  public void gain(double factor) {
    gain = Math.clamp(factor, 0, 4);
  }

  public int sampleRate() {
    return sampleRate;
  }

  /** How late sound comes out of {@link #render}, in frames: the limiter looks ahead. */
  public int latencyFrames() {
    return master.latencyFrames();
  }

  /** How many sounds were left out because their samples were not loaded when they were due. */
  public long missedSamples() {
    return missed.count();
  }

  /** How it is doing now. */
  public EngineLoad load() {
    long dropped = droppedByRing.get() + droppedByMixer;
    return new EngineLoad(fraction, voices, late, dropped, unknown.count(), mixer.faults());
  }
}
