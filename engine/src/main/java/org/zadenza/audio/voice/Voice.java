// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

/**
 * One source of sound. Loudness over the life of the note, filters, pan and the fade when it is cut
 * off are the channel's business; a voice only makes the raw sound.
 *
 * <p>Every voice gives the same bits whatever the block sizes, only finite numbers, and allocates
 * nothing after {@link #prepare}.
 */
public interface Voice {
  /** Says that a voice sounds until its note is over. */
  double UNTIL_RELEASED = Double.POSITIVE_INFINITY;

  /** Says that a voice has not ended. */
  int SOUNDS_ON = Integer.MAX_VALUE;

  /** Control thread. Allocates everything the voice will ever need. */
  void prepare(double sampleRate);

  /**
   * Audio thread. Begins {@code note}, whatever sounded before.
   *
   * @return after how many seconds the voice has died away by itself, or {@link #UNTIL_RELEASED}
   */
  double start(Note note);

  /**
   * Audio thread. Writes the next {@code to - from} samples over {@code left[from..to)}; a voice of
   * {@link VoiceKind#stereo} kind over {@code right} too, any other leaves it alone.
   */
  void render(float[] left, float[] right, int from, int to);

  /**
   * Audio thread. From which frame of the last {@link #render} on a voice that decides about its
   * own end gives nothing but silence, or {@link #SOUNDS_ON}.
   */
  default int endedAt() {
    return SOUNDS_ON;
  }
}
