// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.worker.lstm.Course;
import org.zadenza.worker.lstm.LstmConfig;
import org.zadenza.worker.music.DrumsCourse;
import org.zadenza.worker.music.MelodyCourse;
import org.zadenza.worker.music.PerformanceCourse;

/** A model that can be trained: its size, its music, and what the weights owe to it. */
enum Lesson {
  DRUMS(
      DrumsRnn.NAME,
      LstmConfig.drums(),
      "CC-BY-4.0",
      "trained on the Groove MIDI Dataset, (c) 2019 Google LLC, CC BY 4.0") {
    @Override
    Course course(List<Path> folders) throws IOException {
      return DrumsCourse.open(folders.getFirst());
    }
  },
  MELODY(
      MelodyRnn.NAME,
      LstmConfig.melody(),
      "MIT",
      "trained on traditional and public-domain tunes: Aird, O'Neill and Ryan (transcriptions in"
          + " music21's corpus) and OpenEWLD (MIT)") {
    @Override
    Course course(List<Path> folders) throws IOException {
      return MelodyCourse.open(folders);
    }
  },
  PERFORMANCE(
      PerformanceRnn.NAME,
      LstmConfig.performance(),
      "CC-BY-4.0",
      "trained on POP909 (MIT) and GiantMIDI-Piano, (c) ByteDance, CC BY 4.0") {
    @Override
    Course course(List<Path> folders) throws IOException {
      return PerformanceCourse.open(folders);
    }
  };

  private final String model;
  private final LstmConfig config;
  private final String licence;
  private final String origin;

  Lesson(String model, LstmConfig config, String licence, String origin) {
    this.model = model;
    this.config = config;
    this.licence = licence;
    this.origin = origin;
  }

  /** The music in some folders. */
  abstract Course course(List<Path> folders) throws IOException;

  /** The size that ships and how it learns. */
  LstmConfig config() {
    return config;
  }

  /** The licence of the weights. */
  String licence() {
    return licence;
  }

  /** What they were trained on, in one line. */
  String origin() {
    return origin;
  }

  /** The lesson for a model. */
  static Optional<Lesson> named(String model) {
    return Stream.of(values()).filter(lesson -> lesson.model.equals(model)).findFirst();
  }

  /** The models that there are lessons for. */
  static String names() {
    return Stream.of(values()).map(lesson -> lesson.model).collect(Collectors.joining(", "));
  }
}
