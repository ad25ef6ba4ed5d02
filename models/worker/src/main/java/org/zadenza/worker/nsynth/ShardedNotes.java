// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zadenza.models.data.Split;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.worker.encode.Encoding;
import org.zadenza.worker.encode.NoteTokens;
import org.zadenza.worker.shard.ShardList;
import org.zadenza.worker.shard.ShardedPieces;

/** Notes from a folder as the NSynth data set has it, or from its shards; all in memory. */
public final class ShardedNotes {
  private ShardedNotes() {}

  /**
   * All notes, in the order of their names.
   *
   * @throws IOException if the folder cannot be used
   */
  public static NoteCollection open(Path folder) throws IOException {
    if (!ShardList.isIn(folder)) return NoteCollection.open(folder);
    List<SoundNote> notes = new ArrayList<>();
    for (Split split : Split.values()) {
      notes.addAll(
          ShardedPieces.openOrNone(folder, Encoding.NOTES.kind(), split).as(NoteTokens::note));
    }
    notes.sort(Comparator.comparing(SoundNote::name));
    return NoteCollection.of(notes);
  }
}
