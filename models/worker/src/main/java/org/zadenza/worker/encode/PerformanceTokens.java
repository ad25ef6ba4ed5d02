// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.encode;

import java.util.ArrayList;
import java.util.List;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceNote;
import org.zadenza.models.data.Split;
import org.zadenza.worker.shard.Piece;

/**
 * Played notes as tokens, exactly: each pitch, velocity, start and end. Its steps are the events
 * that it has as it was played.
 */
public final class PerformanceTokens {
  private PerformanceTokens() {}

  /** A piece of playing. */
  static Piece piece(String name, Split split, List<PerformanceNote> notes) {
    TokenWriter out = new TokenWriter().number(notes.size());
    for (PerformanceNote note : notes) {
      out.number(note.pitch()).number(note.velocity()).exact(note.start()).exact(note.end());
    }
    return new Piece(name, split, PerformanceCodec.encode(notes).length, out.tokens());
  }

  /** The notes in a piece's tokens. */
  public static List<PerformanceNote> notes(int[] tokens) {
    TokenReader in = new TokenReader(tokens);
    int count = in.number();
    List<PerformanceNote> notes = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      notes.add(new PerformanceNote(in.number(), in.number(), in.exactDouble(), in.exactDouble()));
    }
    return notes;
  }
}
