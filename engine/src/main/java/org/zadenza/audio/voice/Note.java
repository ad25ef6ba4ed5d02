// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

import org.jspecify.annotations.Nullable;
import org.zadenza.audio.font.Soundfont;
import org.zadenza.audio.sample.SamplePlay;
import org.zadenza.audio.stream.SoundStream;

/**
 * Everything that a channel needs to play one sound; a slot that is filled again and again.
 *
 * <p>Written on the clock's thread, read on the audio thread, handed over through a ring. Fields
 * are plain so that filling one costs nothing. A filter, crush or coarse of 0 is off.
 */
public final class Note {
  private static final int MOST_SYNTH_PARAMS = 40;

  public VoiceKind kind = VoiceKind.KICK;

  /**
   * Where its voice comes from if the sound was defined by the player; null for a {@link #kind}.
   */
  public @Nullable VoiceBank bank;

  /** The parameters of a defined sound, in its order. */
  public final double[] synthParams = new double[MOST_SYNTH_PARAMS];

  /** How long the gate of a defined sound is open. */
  public double gateSeconds;

  /** What {@link VoiceKind#FONT} plays; null for no soundfont. */
  public @Nullable Soundfont font;

  /** Where it has a file, a sample is played and not {@link #kind}. */
  public final SamplePlay play = new SamplePlay();

  /** What shapes the voice, in the order of {@link VoiceKind#params}. */
  public final double[] params = new double[VoiceKind.MOST_PARAMS];

  /** A sound that is made while it is played, which goes before all others; null for none. */
  public @Nullable SoundStream stream;

  /** When it begins, in frames of the session. */
  public long frame;

  /** All chance in the sound comes from here. */
  public long seed;

  /** What a kit voice multiplies its frequencies with. */
  public double speed;

  /** The pitch of a pitched voice. */
  public double freqHz;

  /** How hard it is played, 0..1: brightness, not loudness. */
  public double force;

  /** Linear; 1 is a patch at gain 1. */
  public double amplitude;

  /** 0 left, 0.5 in the middle, 1 right. */
  public double pan;

  /** How much of the pitch is added by the note's end; -1 glides to a stop. */
  public double accelerate;

  public final PitchMoves moves = new PitchMoves();

  /** How strongly a sine swings the pitch of a plain wave; 0 is off. */
  public double fmIndex;

  /** The pitch of that sine over the note's. */
  public double fmRatio;

  /** How {@link #fmIndex} rises and falls. */
  public double fmAttackSeconds;

  public double fmDecaySeconds;
  public double fmSustainLevel;

  public double attackSeconds;
  public double decaySeconds;
  public double sustainLevel;
  public double releaseSeconds;

  /** From the onset to the release; infinite for a voice that ends by itself. */
  public double holdSeconds;

  public final FilterSweep lowpassSweep = new FilterSweep();
  public final FilterSweep highpassSweep = new FilterSweep();
  public final FilterSweep bandpassSweep = new FilterSweep();
  public final Effects effects = new Effects();

  /** Where it is mixed, 0..11. */
  public int orbit;

  public final OrbitOrder orders = new OrbitOrder();

  /** Level past the effects. */
  public double dry;

  public double lowpassHz;
  public double lowpassQ;
  public double highpassHz;
  public double highpassQ;
  public double bandpassHz;
  public double bandpassQ;

  /** Bits left of each sample, 1..16. */
  public double crushBits;

  /** How many frames each sample is held. */
  public double coarseFrames;

  /** Drive of {@code shape}, 0..0.99. */
  public double shape;

  /** Level into the reverb. */
  public double room;

  /** Time in which the room loses 60 dB; 0 leaves it as it is. */
  public double roomSeconds;

  /** Level into the echo. */
  public double echo;

  /** Time between echoes; 0 leaves it as it is. */
  public double echoSeconds;

  public double echoFeedback;

  /** Starting it cuts off what sounds in the same group; 0 is no group. */
  public int choke;

  /** The number under which its slot is measured. */
  public int slot;

  /** The group that the player named with {@code cut}; 0 is none. */
  public int cut;
}
