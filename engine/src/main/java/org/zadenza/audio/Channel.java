// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.audio.sample.Sample;
import org.zadenza.audio.voice.Note;
import org.zadenza.audio.voice.SampleVoice;
import org.zadenza.audio.voice.Voice;
import org.zadenza.audio.voice.VoiceKind;
import org.zadenza.dsp.Envelope;
import org.zadenza.dsp.Sine;

/**
 * One strip of the mixer: a voice of any kind, what is done to its sound, loudness over the note,
 * pan and sends. Made once, played again and again. Audio thread.
 */
final class Channel {
  /** Long enough that cutting a sound off makes no click, short enough that it is off. */
  private static final double CHOKE_SECONDS = 0.006;

  private static final int INFINITE = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);
  private static final VoiceKind[] KINDS = VoiceKind.values();

  private final int sampleRate;
  private final Voice[] voices = new Voice[KINDS.length];
  private final SampleVoice sampler = new SampleVoice();
  private final Envelope envelope = new Envelope();
  private final Tone leftTone;
  private final Tone rightTone;
  private final double fadeStep;
  private Voice voice;
  private boolean stereo;
  private boolean alive;
  private boolean choking;
  private double fade;
  private long startFrame;
  private int choke;
  private int cut;
  private float toLeft;
  private float toRight;
  private float room;
  private float echo;

  Channel(int sampleRate) {
    this.sampleRate = sampleRate;
    for (int i = 0; i < KINDS.length; i++) {
      voices[i] = KINDS[i].make();
      voices[i].prepare(sampleRate);
    }
    sampler.prepare(sampleRate);
    voice = voices[0];
    leftTone = new Tone(sampleRate);
    rightTone = new Tone(sampleRate);
    fadeStep = 1 / (CHOKE_SECONDS * sampleRate);
  }

  void start(Note note) {
    Sample sample = note.play.sample;
    voice = sample == null ? voices[note.kind.ordinal()] : sampler;
    stereo = sample == null ? note.kind.stereo() : sample.stereo();
    double ownSeconds = voice.start(note);
    long release = Math.max(1, (long) Math.ceil(note.releaseSeconds * sampleRate));
    long own = frames(ownSeconds) - release;
    envelope.start(
        note.attackSeconds * sampleRate,
        note.decaySeconds * sampleRate,
        note.sustainLevel,
        Math.max(0, Math.min(frames(note.holdSeconds), own)),
        release);
    leftTone.start(note);
    rightTone.start(note);
    toLeft = (float) (note.amplitude * Sine.cosine(note.pan * 0.25));
    toRight = (float) (note.amplitude * Sine.of(note.pan * 0.25));
    room = (float) note.room;
    echo = (float) note.echo;
    startFrame = note.frame;
    choke = note.choke;
    cut = note.cut;
    fade = 1;
    choking = false;
    alive = true;
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
  }

  /**
   * Mixes the next frames into the bus.
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
    boolean sane = finite(l, from, to) && finite(bus.scratchRight, from, to);
    if (sane) mix(bus, from, to);
    alive = sane && !envelope.ended() && fade > 0;
    return sane;
  }

  /** The bits of a finite float, less its sign, lie below those of infinity. */
  private static boolean finite(float[] x, int from, int to) {
    int most = 0;
    for (int i = from; i < to; i++) {
      most = Math.max(most, Float.floatToRawIntBits(x[i]) & Integer.MAX_VALUE);
    }
    return most < INFINITE;
  }

  /** Leaves both sides as they will be heard in the scratch arrays. */
  private void shapeLoudness(Bus bus, float[] l, float[] r, int from, int to) {
    float[] level = bus.scratchLevel;
    envelope.fill(level, from, to);
    if (choking) fadeOut(level, from, to);
    for (int i = from; i < to; i++) {
      float right = r[i] * level[i] * toRight;
      l[i] = l[i] * level[i] * toLeft;
      bus.scratchRight[i] = right;
    }
  }

  private void mix(Bus bus, int from, int to) {
    float[] l = bus.scratchLeft;
    add(l, 1, bus.left, from, to);
    add(bus.scratchRight, 1, bus.right, from, to);
    if (room > 0) {
      add(l, room, bus.room, from, to);
      add(bus.scratchRight, room, bus.room, from, to);
    }
    if (echo > 0) {
      add(l, echo, bus.echoLeft, from, to);
      add(bus.scratchRight, echo, bus.echoRight, from, to);
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
