// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.font.Soundfont;
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
 * Output output = LiveOutput.open(engine, clock, false, reporter);
 * }</pre>
 */
public final class AudioEngine implements Sink {
  /** How many notes may wait for their frame. */
  static final int MOST_WAITING = 1024;

  private static final int DIRECT_RING = 256;
  private static final int MAX_FRAMES = Desk.MAX_FRAMES;

  /** The load figure follows a change within about half a second. */
  private static final double LOAD_SECONDS = 0.5;

  private volatile PatchLibrary patches;
  private volatile boolean hasFont;
  private final SampleLibrary samples;
  private final MissedSamples missed;
  private final int sampleRate;
  private final Clock clock;
  private final CueReader reader;
  private final UnknownSounds unknown;
  private final NoteRing ring = new NoteRing(MOST_WAITING);
  private final NoteRing directRing = new NoteRing(DIRECT_RING);
  private final Agenda agenda = new Agenda(MOST_WAITING);
  private final Mixer mixer;
  private final Orbits orbits;
  private final Master[] masters;
  private final Desk desk;
  private final Bus bus;
  private final float[][] stereo = new float[2][];
  private final Drift drift = new Drift();
  private final HeldControls held;
  private int hushesHeard;
  private int panicsHeard;

  private volatile DefinedSounds defined = DefinedSounds.NONE;
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
    this(patches, sampleRate, clock, reporter, 2);
  }

  /**
   * @param sampleRate frames a second
   * @param clock session time; measures the load
   * @param reporter hears of unknown sounds, once each, on the clock's thread
   * @param outputs how many there are, an even number; {@code channel} says to which two of them an
   *     orbit goes, else it goes to the first two
   */
  public AudioEngine(
      PatchLibrary patches, int sampleRate, Clock clock, Reporter reporter, int outputs) {
    this(patches, SampleLibrary.empty(), sampleRate, clock, reporter, outputs);
  }

  /**
   * @param samples go before patches of the same name
   * @param sampleRate frames a second
   * @param clock session time; measures the load
   * @param reporter hears of unknown sounds, once each, on the clock's thread
   * @param outputs as above
   */
  public AudioEngine(
      PatchLibrary patches,
      SampleLibrary samples,
      int sampleRate,
      Clock clock,
      Reporter reporter,
      int outputs) {
    if (outputs < 2 || outputs % 2 != 0) {
      throw new IllegalArgumentException("outputs come in pairs, not " + outputs);
    }
    this.patches = patches;
    this.samples = samples;
    missed = new MissedSamples(reporter);
    this.sampleRate = sampleRate;
    this.clock = clock;
    reader = new CueReader(sampleRate);
    unknown = new UnknownSounds(samples, reporter);
    masters = new Master[outputs / 2];
    for (int i = 0; i < masters.length; i++) masters[i] = new Master(sampleRate);
    desk = new Desk(sampleRate, masters[0].latencyFrames());
    held = new HeldControls(sampleRate);
    orbits = new Orbits(sampleRate, MAX_FRAMES);
    mixer = new Mixer(sampleRate, orbits);
    bus = new Bus(outputs, MAX_FRAMES, desk);
  }

  /** Clock thread. Never waits: a cue that finds the ring full is counted as dropped. */
  @Override
  public void accept(Cue cue) {
    accept(cue, definedFor(cue));
  }

  /** Clock thread. What the player calls as the cue does, or null. */
  @Nullable DefinedSound definedFor(Cue cue) {
    return defined.find(cue.controls().text("s", ""));
  }

  /** Clock thread. Plays a cue by a sound that the player defined; null for all others. */
  void accept(Cue cue, @Nullable DefinedSound sound) {
    missed.tell();
    if (sound != null) {
      accept(cue, sound, ring);
      return;
    }
    SampleFile file = SampleControls.fileOf(cue, samples);
    Patch patch = file == null ? patchOf(cue) : null;
    if (file != null || patch != null) accept(cue, file, patch, ring);
  }

  /** Plays these, too, from now on. Before the first cue. */
  public void plays(DefinedSounds sounds) {
    defined = sounds;
  }

  /** Clock thread. Counts a cue that could not be accepted. */
  void leaveOut() {
    droppedByRing.incrementAndGet();
  }

  private void accept(Cue cue, DefinedSound sound, NoteRing ring) {
    Note note = ring.claim();
    if (note == null) {
      leaveOut();
      return;
    }
    reader.read(cue, sound.patch(), note);
    sound.fill(cue, note);
    note.slot = desk.slot(cue.slot());
    ring.publish();
  }

  /**
   * The same instruments for one thread more, such as a keyboard's: what it brings sounds with the
   * next block if its time has come. Sounds that nobody knows are left out.
   */
  public Sink direct() {
    return cue -> {
      DefinedSound sound = definedFor(cue);
      if (sound != null) {
        accept(cue, sound, directRing);
        return;
      }
      SampleFile file = SampleControls.fileOf(cue, samples);
      Patch patch = found(cue.controls(), patches);
      if (file != null || patch != null) accept(cue, file, patch, directRing);
    };
  }

  private void accept(Cue cue, @Nullable SampleFile file, @Nullable Patch patch, NoteRing ring) {
    Note note = ring.claim();
    if (note == null) {
      leaveOut();
      return;
    }
    if (file != null) reader.read(cue, file, note);
    else if (patch != null) reader.read(cue, patch, note);
    note.slot = desk.slot(cue.slot());
    ring.publish();
  }

  /** A pitch without a sound is a triangle, as in Strudel; neither is nothing for us to play. */
  private @Nullable Patch patchOf(Cue cue) {
    Controls c = cue.controls();
    Object s = c.get("s");
    boolean pitched = c.containsKey("note") || c.containsKey("freq") || c.containsKey("n");
    if (s == null && !pitched) return null;
    PatchLibrary now = patches;
    Patch patch = found(c, now);
    if (patch == null) unknown.met(fullName(c), cue.slot(), now);
    return patch;
  }

  /** The instrument, or the variant of it, that a cue asks for; null where nobody knows it. */
  private @Nullable Patch found(Controls c, PatchLibrary from) {
    String name = c.text("s", "triangle");
    Patch patch = from.find(c.text("bank", ""), name);
    if (patch == null) return null;
    int program = hasFont ? from.program(name) : -1;
    if (program >= 0 && !patch.name().equals(name)) return FontPatches.of(program);
    return patch.variant(c.number("n", 0));
  }

  /** Plays General MIDI's names by a soundfont from the next cue on; null for none. Any thread. */
  public void soundfont(@Nullable Soundfont font) {
    reader.font(font);
    hasFont = font != null;
  }

  private static String fullName(Controls c) {
    String bank = c.text("bank", "");
    String name = c.text("s", "");
    return bank.isEmpty() ? name : bank + "_" + name;
  }

  /** Plays these instruments from the next cue on; what sounds is not touched. Any thread. */
  public void patches(PatchLibrary newPatches) {
    patches = newPatches;
  }

  /** Audio thread. Fills both arrays from 0 with the next frames of the first two outputs. */
  public void render(float[] left, float[] right, int frames) {
    stereo[0] = left;
    stereo[1] = right;
    render(stereo, frames);
  }

  /** Audio thread. Fills the arrays from 0 with the next frames of as many outputs. */
  public void render(float[][] outputs, int frames) {
    long began = clock.nanos();
    obey();
    for (int done = 0; done < frames; ) {
      int now = Math.min(frames - done, MAX_FRAMES);
      take();
      boolean watched = desk.inUse();
      if (watched) desk.begin();
      block(now);
      if (watched) desk.mixed(bus.outputs[0], bus.outputs[1], now);
      for (int k = 0; k < outputs.length; k++) {
        System.arraycopy(bus.outputs[k], 0, outputs[k], done, now);
      }
      done += now;
    }
    voices = mixer.sounding();
    double share = (clock.nanos() - began) * 1e-9 * sampleRate / Math.max(1, frames);
    double weight = Math.min(1, frames / (LOAD_SECONDS * sampleRate));
    fraction = fraction + (share - fraction) * weight;
  }

  private void obey() {
    for (Master master : masters) master.gain(gain);
    if (held.turned()) mixer.turn(held);
    if (hushesHeard != hushes) {
      hushesHeard = hushes;
      forget(hushedUpTo);
      mixer.chokeAll();
    }
    if (panicsHeard != panics) {
      panicsHeard = panics;
      mixer.killAll();
      orbits.silence();
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
      orbits.mix(bus, at, to);
      for (int k = 0; k < masters.length; k++) {
        masters[k].process(bus.outputs[2 * k], bus.outputs[2 * k + 1], at, to);
      }
      at = to;
    }
    frame = begin + frames;
  }

  private void start(Note note) {
    if (missed.isMissing(note.play)) return;
    held.into(note);
    orbits.hear(note);
    boolean started = mixer.start(note);
    if (!started) droppedByMixer = droppedByMixer + 1;
    if (!started && note.stream != null) note.stream.leaves();
    note.stream = null; // slots are kept, and its sound may be long
  }

  /** The frame that the next {@link #render} begins with. */
  public long frame() {
    return frame;
  }

  /** Audio thread. Goes on from another frame, as where a device begins or has lost some. */
  public void seek(long newFrame) {
    frame = newFrame;
    drift.forget();
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

  /** Sounding voices follow a knob from the next block on: filters, pan, room and delay. */
  @Override
  public void turn(String control, double value) {
    held.turn(control, value);
  }

  @Override
  public void letGo(String control) {
    held.letGo(control);
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

  /** What was rendered last, to be measured and recorded. Any thread. */
  public Desk desk() {
    return desk;
  }

  /** How many outputs there are. */
  public int outputs() {
    return bus.outputs.length;
  }

  public int sampleRate() {
    return sampleRate;
  }

  /** How late sound comes out of {@link #render}, in frames: the limiter looks ahead. */
  public int latencyFrames() {
    return masters[0].latencyFrames();
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
