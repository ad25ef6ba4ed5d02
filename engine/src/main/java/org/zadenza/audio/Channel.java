// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.util.Arrays;
import org.zadenza.audio.voice.Note;
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

  private static final VoiceKind[] KINDS = VoiceKind.values();

  private final int sampleRate;
  private final Voice[] voices = new Voice[KINDS.length];
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
  private double toLeft;
  private double toRight;
  private double room;
  private double echo;

  Channel(int sampleRate) {
    this.sampleRate = sampleRate;
    for (int i = 0; i < KINDS.length; i++) {
      voices[i] = KINDS[i].make();
      voices[i].prepare(sampleRate);
    }
    voice = voices[0];
    leftTone = new Tone(sampleRate);
    rightTone = new Tone(sampleRate);
    fadeStep = 1 / (CHOKE_SECONDS * sampleRate);
  }

  void start(Note note) {
    voice = voices[note.kind.ordinal()];
    stereo = note.kind.stereo();
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
    toLeft = note.amplitude * Sine.cosine(note.pan * 0.25);
    toRight = note.amplitude * Sine.of(note.pan * 0.25);
    room = note.room;
    echo = note.echo;
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
    Arrays.fill(bus.scratchLeft, from, to, 0);
    if (stereo) Arrays.fill(bus.scratchRight, from, to, 0);
    voice.render(bus.scratchLeft, bus.scratchRight, from, to);
    leftTone.process(l, from, to);
    if (stereo) rightTone.process(r, from, to);
    if (!finite(l, r, from, to)) {
      alive = false;
      return false;
    }
    mix(bus, l, r, from, to);
    alive = !envelope.ended() && fade > 0;
    return true;
  }

  private static boolean finite(float[] l, float[] r, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) sum += l[i] * 0f + r[i] * 0f;
    return sum == 0;
  }

  private void mix(Bus bus, float[] l, float[] r, int from, int to) {
    for (int i = from; i < to; i++) {
      double level = envelope.next() * fade;
      if (choking) fade = Math.max(0, fade - fadeStep);
      double left = l[i] * toLeft * level;
      double right = r[i] * toRight * level;
      bus.left[i] += (float) left;
      bus.right[i] += (float) right;
      if (room > 0) bus.room[i] += (float) ((left + right) * room);
      if (echo > 0) {
        bus.echoLeft[i] += (float) (left * echo);
        bus.echoRight[i] += (float) (right * echo);
      }
    }
  }
}
