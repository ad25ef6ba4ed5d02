// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.takes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.zadenza.models.codec.DrumsCodec;
import org.zadenza.models.codec.DrumsMidi;
import org.zadenza.models.codec.PerformanceCodec;
import org.zadenza.models.codec.PerformanceNote;
import org.zadenza.models.codec.Sustain;
import org.zadenza.models.data.MelodyCorpus;
import org.zadenza.models.data.PerformanceCorpus;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.midi.MidiFileException;
import org.zadenza.models.midi.MidiNote;
import org.zadenza.models.midi.MidiScore;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.protocol.training.Take;
import org.zadenza.worker.lstm.Course;
import org.zadenza.worker.music.DrumsCourse;
import org.zadenza.worker.music.MelodyCourse;
import org.zadenza.worker.music.PerformanceCourse;

/**
 * The takes of a player, and what they are to each model. One piece in ten is held out, at least
 * one.
 */
public final class Takes {
  private static final int PIECE_STEPS = 8 * DrumsCodec.STEPS_PER_BAR;
  private static final int HELD_OUT_ONE_IN = 10;

  private final List<MidiScore> scores;
  private final String model;

  private Takes(List<MidiScore> scores, String model) {
    this.scores = scores;
    this.model = model;
  }

  /**
   * Reads MIDI files.
   *
   * @param model which model will learn; empty: drums where there is nothing but drums, else a
   *     pianist
   * @throws MidiFileException names the file that cannot be read
   * @throws IllegalArgumentException if there is none, or no such model
   */
  public static Takes of(List<Take> files, String model) throws MidiFileException {
    List<MidiScore> scores = new ArrayList<>();
    for (Take file : files) {
      scores.add(MidiScore.parse(file.getMidi().toByteArray(), file.getName()));
    }
    scores.removeIf(score -> score.notes().isEmpty());
    if (scores.isEmpty()) {
      throw new IllegalArgumentException(
          "there is nothing to learn from: none of %d files has notes".formatted(files.size()));
    }
    if (!model.isEmpty()) return new Takes(scores, model);
    boolean drums = scores.stream().flatMap(s -> s.notes().stream()).allMatch(MidiNote::drum);
    return new Takes(scores, drums ? DrumsRnn.NAME : PerformanceRnn.NAME);
  }

  /** Which model learns. */
  public String model() {
    return model;
  }

  /** How many files have notes. */
  public int count() {
    return scores.size();
  }

  /**
   * What the model learns, under the name that its weights will have.
   *
   * @throws IllegalArgumentException if there is too little music
   */
  public Course course(String name) {
    return new Named(
        name,
        switch (model) {
          case DrumsRnn.NAME -> drums();
          case MelodyRnn.NAME -> melody();
          case PerformanceRnn.NAME -> performance();
          default ->
              throw new IllegalArgumentException(
                  "no model %s learns from takes; there are %s, %s and %s"
                      .formatted(model, DrumsRnn.NAME, MelodyRnn.NAME, PerformanceRnn.NAME));
        });
  }

  private Course drums() {
    List<int[]> pieces = new ArrayList<>();
    for (MidiScore score : scores) {
      int[] tokens = DrumsMidi.tokens(score);
      for (int from = 0; from < tokens.length; from += PIECE_STEPS) {
        pieces.add(Arrays.copyOfRange(tokens, from, Math.min(from + PIECE_STEPS, tokens.length)));
      }
    }
    enough(pieces.size(), "8 bars of drums on channel 10");
    return new DrumsCourse(part(pieces, false), part(pieces, true));
  }

  private Course melody() {
    List<int[]> tunes =
        scores.stream()
            .flatMap(score -> MelodyCorpus.tunes(MelodyCorpus.notes(score, 0)).stream())
            .toList();
    enough(tunes.size(), "7 bars of a tune");
    return new MelodyCourse(part(tunes, false), part(tunes, true));
  }

  private Course performance() {
    List<List<PerformanceNote>> pieces =
        scores.stream()
            .flatMap(score -> PerformanceCorpus.cut(Sustain.notes(score)).stream())
            .toList();
    enough(pieces.size(), "30 seconds of playing");
    return PerformanceCourse.of(
        part(pieces, false),
        part(pieces, true).stream().map(PerformanceCodec::encode).collect(Collectors.toList()));
  }

  private void enough(int pieces, String piece) {
    if (pieces >= 2) return;
    throw new IllegalArgumentException(
        "%s needs at least two pieces of %s, one to be tested with: there are %d in %d files"
            .formatted(model, piece, pieces, scores.size()));
  }

  private static <T> List<T> part(List<T> pieces, boolean heldOut) {
    int every = Math.min(HELD_OUT_ONE_IN, pieces.size());
    List<T> out = new ArrayList<>();
    for (int k = 0; k < pieces.size(); k++) {
      if ((k % every == every - 1) == heldOut) out.add(pieces.get(k));
    }
    return out;
  }
}
