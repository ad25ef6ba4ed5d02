// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.voice;

/** Voices of one sound that was defined while the engine runs. Audio thread. */
public interface VoiceBank {
  /** A voice that does not sound; one that stays silent where all do. */
  Voice claim();

  /** Takes one back that has ended. */
  void release(Voice voice);
}
