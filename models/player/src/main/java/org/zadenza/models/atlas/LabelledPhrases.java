// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.atlas;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zadenza.models.codec.GrooveDataset;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.data.PhraseWindows;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.MusicVaes;

/**
 * Phrases of the music that a model is made for, with what is known of them, by split; none is met
 * twice in a split. Melodies are in C.
 */
record LabelledPhrases(Map<Split, List<LabelledPhrase>> bySplit) {
  /**
   * Phrases of some folders.
   *
   * @param steps of a phrase
   * @throws IOException where they cannot be read, or nothing is known of such a model's music
   */
  static LabelledPhrases open(String model, List<Path> folders, int steps) throws IOException {
    Map<Split, List<LabelledPhrase>> out = new EnumMap<>(Split.class);
    switch (model) {
      case MusicVaes.DRUMS -> {
        GrooveDataset data = GrooveDataset.open(folders.getFirst());
        for (Split split : Split.values()) {
          List<LabelledPhrase> phrases = new ArrayList<>();
          Set<Integer> seen = new HashSet<>();
          for (GrooveDataset.Styled recording : data.styled(split.toString())) {
            for (int[] tokens : PhraseWindows.of(List.of(recording.tokens()), steps)) {
              if (seen.add(Arrays.hashCode(tokens))) {
                phrases.add(new LabelledPhrase(recording.style(), recording.beat(), tokens));
              }
            }
          }
          out.put(split, phrases);
        }
      }
      case MusicVaes.MELODY -> {
        MelodyCorpus data = MelodyCorpus.open(folders);
        for (Split split : Split.values()) {
          List<LabelledPhrase> phrases = new ArrayList<>();
          Set<Integer> seen = new HashSet<>();
          for (MelodyCorpus.Tune tune : data.tunes(split)) {
            for (int[] tokens : PhraseWindows.melodies(List.of(tune.tokens()), steps)) {
              if (seen.add(Arrays.hashCode(tokens))) {
                phrases.add(new LabelledPhrase(tune.label(), true, tokens));
              }
            }
          }
          out.put(split, phrases);
        }
      }
      default ->
          throw new IOException(
              "attributes are known for %s and %s, not for %s"
                  .formatted(MusicVaes.MELODY, MusicVaes.DRUMS, model));
    }
    return new LabelledPhrases(out);
  }

  List<LabelledPhrase> of(Split split) {
    return bySplit.getOrDefault(split, List.of());
  }
}
