// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import org.zadenza.audio.voice.Note;
import org.zadenza.schedule.Cue;

/** A sound that was defined while the engine plays. */
public interface DefinedSound {
  /** What its pitch, loudness and effects are read by, as those of a patch. */
  Patch patch();

  /** Clock thread. Says in {@code note}, which was read by {@link #patch}, what else it needs. */
  void fill(Cue cue, Note note);
}
