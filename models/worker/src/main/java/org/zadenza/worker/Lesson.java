// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.worker.lstm.Course;
import org.zadenza.worker.lstm.LstmConfig;
import org.zadenza.worker.lstm.LstmTrainee;
import org.zadenza.worker.music.DrumsCourse;
import org.zadenza.worker.music.MelodyCourse;
import org.zadenza.worker.music.PerformanceCourse;
import org.zadenza.worker.train.Trainee;
import org.zadenza.worker.vae.GrooveCourse;
import org.zadenza.worker.vae.TokenCourse;
import org.zadenza.worker.vae.TrioCourse;
import org.zadenza.worker.vae.VaeConfig;
import org.zadenza.worker.vae.VaeCourse;
import org.zadenza.worker.vae.VaeTrainee;

/** A model that can be trained: its size, its music, and what the weights owe to it. */
enum Lesson {
  DRUMS(
      DrumsRnn.NAME,
      "CC-BY-4.0",
      "trained on the Groove MIDI Dataset, (c) 2019 Google LLC, CC BY 4.0") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return events(wanted, DrumsCourse.open(wanted.folders().getFirst()), LstmConfig.drums());
    }
  },
  MELODY(
      MelodyRnn.NAME,
      "MIT",
      "trained on traditional and public-domain tunes: Aird, O'Neill and Ryan (transcriptions in"
          + " music21's corpus) and OpenEWLD (MIT)") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return events(wanted, MelodyCourse.open(wanted.folders()), LstmConfig.melody());
    }
  },
  PERFORMANCE(
      PerformanceRnn.NAME,
      "CC-BY-4.0",
      "trained on POP909 (MIT) and GiantMIDI-Piano, (c) ByteDance, CC BY 4.0") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return events(wanted, PerformanceCourse.open(wanted.folders()), LstmConfig.performance());
    }
  },
  VAE_DRUMS(
      MusicVaes.DRUMS,
      "CC-BY-4.0",
      "trained on the Groove MIDI Dataset, (c) 2019 Google LLC, CC BY 4.0") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      VaeCourse course = TokenCourse.drums(wanted.folders().getFirst());
      return phrases(wanted, course, VaeConfig.drums());
    }
  },
  VAE_MELODY(
      MusicVaes.MELODY,
      "MIT",
      "trained on traditional and public-domain tunes: Aird, O'Neill and Ryan (transcriptions in"
          + " music21's corpus) and OpenEWLD (MIT)") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      VaeCourse course = TokenCourse.melody(wanted.folders());
      return phrases(wanted, course, VaeConfig.melody());
    }
  },
  GROOVE(
      MusicVaes.GROOVE,
      "CC-BY-4.0",
      "trained on the Groove MIDI Dataset, (c) 2019 Google LLC, CC BY 4.0") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      VaeCourse course = GrooveCourse.open(wanted.folders().getFirst());
      return phrases(wanted, course, VaeConfig.groove());
    }
  },
  TRIO(
      MusicVaes.TRIO,
      "BSD-3-Clause",
      "trained on the music of Freedoom, (c) its contributors, BSD 3-Clause") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return phrases(wanted, TrioCourse.open(wanted.folders()), VaeConfig.trio());
    }
  };

  private final String model;
  private final String licence;
  private final String origin;

  Lesson(String model, String licence, String origin) {
    this.model = model;
    this.licence = licence;
    this.origin = origin;
  }

  /**
   * What is asked for.
   *
   * @param tiny whether a tiny network that learns in seconds will do
   * @param command what the weights will say they were made by
   */
  record Wanted(List<Path> folders, boolean tiny, long seed, String command) {}

  /** A network ready to learn, and when to look how far it is. */
  record Prepared(Trainee trainee, int validateEvery, int patience) {}

  /** The network that ships, or a tiny one, with the music of some folders. */
  abstract Prepared prepare(Wanted wanted) throws IOException;

  Prepared events(Wanted wanted, Course course, LstmConfig full) {
    LstmConfig config = (wanted.tiny() ? LstmConfig.tiny() : full).withSeed(wanted.seed());
    LstmTrainee.Origin from = new LstmTrainee.Origin(licence, origin, wanted.command());
    return new Prepared(
        new LstmTrainee(config, course, from), config.validateEvery(), config.patience());
  }

  Prepared phrases(Wanted wanted, VaeCourse course, VaeConfig full) {
    VaeConfig config = (wanted.tiny() ? VaeConfig.tiny() : full).withSeed(wanted.seed());
    VaeTrainee.Origin from = new VaeTrainee.Origin(licence, origin, wanted.command());
    return new Prepared(
        new VaeTrainee(config, course, from), config.validateEvery(), config.patience());
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
