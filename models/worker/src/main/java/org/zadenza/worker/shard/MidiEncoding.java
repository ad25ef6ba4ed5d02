// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.shard;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.midi.MidiScore;

/** How the music of a MIDI file becomes tokens for a model. */
public enum MidiEncoding {
  /** The drums on channel 10, a set of classes each sixteenth, in whole bars. */
  DRUMS(DrumsRnn.NAME) {
    @Override
    public List<int[]> pieces(MidiScore score) {
      int[] tokens = DrumsMidi.tokens(score);
      return tokens.length == 0 ? List.of() : List.of(tokens);
    }
  },
  /** The tunes in 4/4, 2/2 or 2/4, in C. */
  MELODY(MelodyRnn.NAME) {
    @Override
    public List<int[]> pieces(MidiScore score) {
      return MelodyCorpus.isDuple(score)
          ? MelodyCorpus.tunes(MelodyCorpus.notes(score, 0))
          : List.of();
    }
  };

  private final String model;

  MidiEncoding(String model) {
    this.model = model;
  }

  /** The model that learns it. */
  public String model() {
    return model;
  }

  /** The pieces in a file; none if it holds nothing for the model. */
  public abstract List<int[]> pieces(MidiScore score);

  /** The encoding for a model. */
  public static Optional<MidiEncoding> named(String model) {
    return Arrays.stream(values()).filter(e -> e.model.equals(model)).findFirst();
  }

  /** The models that there are encodings for. */
  public static String names() {
    return Arrays.stream(values()).map(e -> e.model).collect(Collectors.joining(", "));
  }
}
