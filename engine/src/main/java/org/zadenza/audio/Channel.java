// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.zadenza.audio.sample.Sample;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.SampleVoice;
import org.zadenza.audio.voice.StreamVoice;
import org.zadenza.audio.voice.Voice;
import org.zadenza.audio.voice.VoiceBank;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.dsp.Envelope;
import org.zadenza.dsp.Ramp;
import org.zadenza.dsp.Resampler;
import org.zadenza.dsp.Sine;

/**
 * One strip of the mixer: a voice of any kind, what is done to its sound, loudness over the note,
 * pan and sends. Made once, played again and again. Audio thread.
 */
final class Channel {
  /** Long enough that cutting a sound off makes no click, short enough that it is off. */
  private static final double CHOKE_SECONDS = 0.006;

  /** What a knob moves gets there without a click. */
  private static final double TURN_SECONDS = 0.01;

  private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
  private static final VoiceKind[] KINDS = VoiceKind.values();

  private final int sampleRate;
  private final Orbits orbits;
  private final Voice[] voices = new Voice[KINDS.length];
  private final SampleVoice sampler;
  private final StreamVoice streamer;
  private final Envelope envelope = new Envelope();
  private final Tone leftTone;
  private final Tone rightTone;
  private final double fadeStep;
  private final int turnFrames;
  private Voice voice;
  private boolean stereo;
  private @Nullable VoiceBank bank;
  private boolean free;
  private boolean alive;
  private boolean choking;
  private double fade;
  private long startFrame;
  private int choke;
  private int cut;
  private int slot;
  private final Ramp toLeft = new Ramp();
  private final Ramp toRight = new Ramp();
  private Orbit orbit;
  private float dry;
  private final Ramp room = new Ramp();
  private final Ramp echo = new Ramp();
  private double amplitude;

  /**
   * @param resampler may be that of other channels
   */
  Channel(int sampleRate, Orbits orbits, Resampler resampler) {
    this.sampleRate = sampleRate;
    this.orbits = orbits;
    orbit = orbits.get(0);
    for (int i = 0; i < KINDS.length; i++) {
      voices[i] = KINDS[i].make();
      voices[i].prepare(sampleRate);
    }
    sampler = new SampleVoice(resampler);
    sampler.prepare(sampleRate);
    streamer = new StreamVoice(resampler);
    streamer.prepare(sampleRate);
    voice = voices[0];
    leftTone = new Tone(sampleRate);
    rightTone = new Tone(sampleRate);
    fadeStep = 1 / (CHOKE_SECONDS * sampleRate);
    turnFrames = (int) (TURN_SECONDS * sampleRate);
  }

  void start(Note note) {
    VoiceBank from = note.bank;
    bank = from;
    Sample sample = note.play.sample;
    voice = voiceOf(note);
    if (voice == streamer) stereo = false;
    else stereo = from != null || (sample == null ? note.kind.stereo() : sample.stereo());
    free = from != null && note.holdSeconds == Double.POSITIVE_INFINITY;
    double ownSeconds = voice.start(note);
    long release = Math.max(1, (long) Math.ceil(note.releaseSeconds * sampleRate));
    long own = frames(ownSeconds) - release;
    envelope.start(
        note.attackSeconds * sampleRate,
        note.decaySeconds * sampleRate,
        note.sustainLevel,
        Math.max(0, Math.min(frames(note.holdSeconds), own)),
        release);
    double hold = Math.min(note.holdSeconds, ownSeconds) * sampleRate;
    leftTone.start(note, hold);
    rightTone.start(note, hold);
    amplitude = note.amplitude;
    toLeft.set(left(note.pan));
    toRight.set(right(note.pan));
    orbit = orbits.get(note.orbit);
    dry = (float) note.dry;
    room.set(note.room);
    echo.set(note.echo);
    startFrame = note.frame;
    choke = note.choke;
    cut = note.cut;
    slot = note.slot;
    fade = 1;
    choking = false;
    alive = true;
  }

  private Voice voiceOf(Note note) {
    if (note.stream != null) return streamer;
    if (note.bank != null) return note.bank.claim();
    return note.play.sample != null ? sampler : voices[note.kind.ordinal()];
  }

  /** How much of the mixer's room a note takes: a sample 1, a synth voice 2. */
  static int weight(Note note) {
    return note.bank == null && note.play.sample != null ? 1 : 2;
  }

  /** How much of the mixer's room it takes. */
  int weight() {
    return voice == sampler ? 1 : 2;
  }

  private double left(double pan) {
    return amplitude * Sine.cosine(pan * 0.25);
  }

  private double right(double pan) {
    return amplitude * Sine.of(pan * 0.25);
  }

  /** Moves to what knobs hold. */
  void turn(HeldControls held) {
    leftTone.turn(held);
    rightTone.turn(held);
    double pan = held.at(HeldControls.PAN, Double.NaN);
    if (pan - pan == 0) {
      toLeft.aim(left(pan), turnFrames);
      toRight.aim(right(pan), turnFrames);
    }
    room.aim(held.at(HeldControls.ROOM, room.value()), turnFrames);
    echo.aim(held.at(HeldControls.ECHO, echo.value()), turnFrames);
  }

  private long frames(double seconds) {
    return seconds > 1e6 ? Long.MAX_VALUE / 2 : Math.round(seconds * sampleRate);
  }

  boolean alive() {
    return alive;
  }

  /** True while it plays and has not been cut off. */
  boolean sounding() {
    return alive && !choking;
  }

  long startFrame() {
    return startFrame;
  }

  /** Fades out at once. */
  void choke() {
    choking = true;
  }

  /** True if {@code note} is to cut this sound off. */
  boolean yieldsTo(Note note) {
    if (!sounding() || note.frame == startFrame) return false;
    return (note.choke != 0 && note.choke == choke) || (note.cut != 0 && note.cut == cut);
  }

  void kill() {
    alive = false;
    giveBack();
  }

  private void giveBack() {
    if (bank != null) bank.release(voice);
    bank = null;
    streamer.end();
  }

  /**
   * Mixes the next frames into its orbit.
   *
   * @return false if the voice gave something that is not a number, and is now silent
   */
  boolean render(Bus bus, int from, int to) {
    float[] l = bus.scratchLeft;
    float[] r = stereo ? bus.scratchRight : l;
    voice.render(bus.scratchLeft, bus.scratchRight, from, to);
    leftTone.process(l, from, to);
    if (stereo) rightTone.process(r, from, to);
    shapeLoudness(bus, l, r, from, to);
    int highest = Math.max(highest(l, from, to), highest(bus.scratchRight, from, to));
    boolean sane = highest < INFINITE;
    if (sane) mix(bus, from, to);
    if (sane) bus.desk.sounds(slot, highest);
    boolean over = !free && envelope.ended();
    alive = sane && !over && fade > 0;
    if (!alive) giveBack();
    return sane;
  }

  /** The bits of the largest, less its sign; those of a finite float lie below infinity's. */
  private static int highest(float[] x, int from, int to) {
    int most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Float.floatToRawIntBits(x[i]) & Integer.MAX_VALUE);
    }
    return most;
  }

  /** Leaves both sides as they will be heard in the scratch arrays. */
  private void shapeLoudness(Bus bus, float[] l, float[] r, int from, int to) {
    float[] level = bus.scratchLevel;
    if (free) Arrays.fill(level, from, to, 1);
    else envelope.fill(level, from, to);
    int end = free ? Math.max(from, voice.endedAt()) : to;
    if (choking) fadeOut(level, from, to);
    else if (end < to) {
      choking = true; // what its filters still ring
      fadeOut(level, end, to);
    }
    if (toLeft.moves() || toRight.moves()) {
      for (int i = from; i < to; i++) {
        float right = r[i] * level[i] * toRight.next();
        l[i] = l[i] * level[i] * toLeft.next();
        bus.scratchRight[i] = right;
      }
      return;
    }
    float leftFactor = toLeft.value();
    float rightFactor = toRight.value();
    for (int i = from; i < to; i++) {
      float right = r[i] * level[i] * rightFactor;
      l[i] = l[i] * level[i] * leftFactor;
      bus.scratchRight[i] = right;
    }
  }

  private void mix(Bus bus, int from, int to) {
    float[] l = bus.scratchLeft;
    float[] r = bus.scratchRight;
    orbit.touch();
    if (dry > 0) {
      add(l, dry, orbit.left, from, to);
      add(r, dry, orbit.right, from, to);
    }
    send(room, l, orbit.room, r, orbit.room, from, to);
    sendToEcho(l, r, from, to);
  }

  /** As in SuperDirt, a delay makes the sound itself louder, too. */
  private void sendToEcho(float[] l, float[] r, int from, int to) {
    if (echo.moves()) {
      for (int i = from; i < to; i++) {
        float now = echo.next();
        orbit.echoLeft[i] += l[i] * now;
        orbit.echoRight[i] += r[i] * now;
        orbit.left[i] += l[i] * now * dry;
        orbit.right[i] += r[i] * now * dry;
      }
    } else if (echo.value() > 0) {
      add(l, echo.value(), orbit.echoLeft, from, to);
      add(r, echo.value(), orbit.echoRight, from, to);
      add(l, echo.value() * dry, orbit.left, from, to);
      add(r, echo.value() * dry, orbit.right, from, to);
    }
  }

  private static void send(
      Ramp factor, float[] l, float[] intoLeft, float[] r, float[] intoRight, int from, int to) {
    if (factor.moves()) {
      for (int i = from; i < to; i++) {
        float now = factor.next();
        intoLeft[i] += l[i] * now;
        intoRight[i] += r[i] * now;
      }
    } else if (factor.value() > 0) {
      add(l, factor.value(), intoLeft, from, to);
      add(r, factor.value(), intoRight, from, to);
    }
  }

  private void fadeOut(float[] level, int from, int to) {
    for (int i = from; i < to; i++) {
      level[i] *= (float) fade;
      fade = Math.max(0, fade - fadeStep);
    }
  }

  private static void add(float[] what, float factor, float[] into, int from, int to) {
    for (int i = from; i < to; i++) into[i] += what[i] * factor;
  }
}
