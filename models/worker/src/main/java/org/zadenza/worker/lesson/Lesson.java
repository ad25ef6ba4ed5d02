// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.lesson;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zadenza.models.drums.DrumsRnn;
import org.zadenza.models.importer.CharRnnFile;
import org.zadenza.models.importer.GuessFile;
import org.zadenza.models.importer.MusicVaes;
import org.zadenza.models.importer.SketchFile;
import org.zadenza.models.melody.MelodyRnn;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.performance.PerformanceRnn;
import org.zadenza.models.protocol.training.StartRequest;
import org.zadenza.worker.guess.GuessTrainee;
import org.zadenza.worker.lstm.Course;
import org.zadenza.worker.lstm.LstmConfig;
import org.zadenza.worker.lstm.LstmTrainee;
import org.zadenza.worker.music.DrumsCourse;
import org.zadenza.worker.music.MelodyCourse;
import org.zadenza.worker.music.PerformanceCourse;
import org.zadenza.worker.nsynth.NoteCourse;
import org.zadenza.worker.nsynth.NsynthConfig;
import org.zadenza.worker.nsynth.NsynthTrainee;
import org.zadenza.worker.nsynth.ShardedNotes;
import org.zadenza.worker.sketch.SketchConfig;
import org.zadenza.worker.sketch.SketchCourse;
import org.zadenza.worker.sketch.SketchTrainee;
import org.zadenza.worker.text.CharCourse;
import org.zadenza.worker.text.CharTrainee;
import org.zadenza.worker.train.MergingTrainee;
import org.zadenza.worker.train.Origin;
import org.zadenza.worker.train.Trainer;
import org.zadenza.worker.train.Training;
import org.zadenza.worker.train.TrainingPlan;
import org.zadenza.worker.vae.GrooveCourse;
import org.zadenza.worker.vae.TokenCourse;
import org.zadenza.worker.vae.TrioCourse;
import org.zadenza.worker.vae.VaeConfig;
import org.zadenza.worker.vae.VaeCourse;
import org.zadenza.worker.vae.VaeTrainee;

/** A model that can be trained: its size, its music, and what the weights owe to it. */
public enum Lesson {
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
      "BSD-3-Clause AND CC-BY-4.0 AND MIT",
      "trained on the music of Freedoom, (c) its contributors, BSD 3-Clause, with parts from the"
          + " Groove MIDI Dataset, (c) 2019 Google LLC, CC BY 4.0, and from folk tunes and"
          + " OpenEWLD (MIT)") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return phrases(wanted, TrioCourse.open(wanted.folders()), VaeConfig.trio());
    }
  },
  NSYNTH(
      Nsynth.NAME,
      "MIT",
      "trained on notes of FluidR3 GM (Frank Wen, MIT) and of Splendid Grand Piano (AKAI, public"
          + " domain)") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return sounds(wanted, NsynthConfig.live());
    }
  },
  NSYNTH_PLAIN(
      Nsynth.PLAIN,
      "MIT",
      "trained on notes of FluidR3 GM (Frank Wen, MIT) and of Splendid Grand Piano (AKAI, public"
          + " domain)") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return sounds(wanted, NsynthConfig.plain());
    }
  },
  SKETCH_QUICKDRAW(SketchFile.QUICKDRAW, "CC-BY-4.0", Owed.QUICKDRAW) {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return drawings(wanted, SketchConfig.words(), SketchConfig.tiny());
    }
  },
  SKETCH_QUICKDRAW_FREE(SketchFile.QUICKDRAW_FREE, "CC-BY-4.0", Owed.QUICKDRAW) {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return drawings(wanted, SketchConfig.words().free(), SketchConfig.tiny().free());
    }
  },
  SKETCH_OMNIGLOT(
      SketchFile.OMNIGLOT,
      "MIT",
      "trained on Omniglot, (c) 2015 Brenden Lake, MIT, as simplified in sketch-rnn-datasets") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return drawings(wanted, SketchConfig.letters(), SketchConfig.tiny());
    }
  },
  SKETCH_KANJI(
      SketchFile.KANJI,
      "CC-BY-SA-3.0",
      "trained on KanjiVG, (c) 2009-2015 Ulrich Apel, CC BY-SA 3.0, as simplified in"
          + " sketch-rnn-datasets") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return drawings(wanted, SketchConfig.letters(), SketchConfig.tiny());
    }
  },
  SKETCH_GUESS(GuessFile.QUICKDRAW, "CC-BY-4.0", Owed.QUICKDRAW) {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return guesses(wanted);
    }
  },
  VERSE(
      CharRnnFile.VERSE,
      "CC0-1.0",
      "trained on plays of Shakespeare (public domain), as in Karpathy's tinyshakespeare") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      return letters(wanted, CharCourse.texts(wanted.folders()), LstmConfig.letters());
    }
  },
  SUGGESTER(
      CharRnnFile.SUGGESTER,
      "CC0-1.0",
      "trained on patterns that were written by chance, and on Zadenza's own examples") {
    @Override
    Prepared prepare(Wanted wanted) throws IOException {
      CharCourse course = CharCourse.patterns(wanted.folders(), wanted.seed());
      return letters(wanted, course, LstmConfig.patterns());
    }
  };

  /** What several lessons owe to the same data. */
  private static final class Owed {
    private static final String QUICKDRAW =
        "trained on Quick, Draw! drawings, (c) Google LLC, CC BY 4.0";
  }

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
  private record Wanted(List<Path> folders, boolean tiny, long seed, String command) {}

  /**
   * A network ready to learn, and when to look how far it is.
   *
   * @param validateEvery in iterations
   * @param patience in looks without a new best
   */
  public record Prepared(MergingTrainee trainee, int validateEvery, int patience) {}

  /**
   * The network that ships, or a tiny one, with the music of some folders.
   *
   * @param command what the weights will say they were made by
   * @throws IOException if a folder cannot be used
   */
  public Prepared prepared(List<Path> folders, boolean tiny, long seed, String command)
      throws IOException {
    return prepare(new Wanted(folders, tiny, seed, command));
  }

  /**
   * A training of this model, which reads its music when it begins.
   *
   * @param wish what was asked for, with a lesson
   * @throws IllegalArgumentException if it has had its time already
   * @throws IOException if the folder cannot be used
   */
  public Training training(StartRequest wish) throws IOException {
    Path out = Path.of(wish.getLesson().getOut());
    List<Path> folders = wish.getLesson().getFoldersList().stream().map(Path::of).toList();
    boolean tiny = wish.getLesson().getTiny();
    boolean resumed = !wish.getAfresh() && Trainer.secondsIn(out) > 0;
    double before = resumed ? Trainer.secondsIn(out) : 0;
    double limit = wish.getMinutes() * 60;
    if (before >= limit) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s has learnt for %.1f minutes already: ask for more than that in all",
              model,
              before / 60));
    }
    Wanted wanted = new Wanted(folders, tiny, wish.getSeed(), command(wish, folders));
    return new Training(
        new Training.Goal(wish.getName(), model, resumed, before, limit),
        () -> {
          Prepared prepared = prepare(wanted);
          TrainingPlan plan =
              new TrainingPlan(prepared.validateEvery(), prepared.patience(), limit);
          Trainer trainer = new Trainer(prepared.trainee(), plan, out, System::nanoTime);
          String weights = wish.getLesson().getWeights();
          if (resumed) trainer.resume();
          else if (!weights.isEmpty()) prepared.trainee().begin(Path.of(weights));
          return trainer;
        });
  }

  /** What the weights will say they were made by. */
  private String command(StartRequest wish, List<Path> folders) {
    boolean tiny = wish.getLesson().getTiny();
    String weights = wish.getLesson().getWeights();
    return "train %s --data %s --minutes %s --seed %d --preset %s%s"
        .formatted(
            model,
            folders.stream().map(Lesson::name).collect(Collectors.joining(" ")),
            wish.getMinutes(),
            wish.getSeed(),
            tiny ? "tiny" : "full",
            weights.isEmpty() ? "" : " --from " + name(Path.of(weights)));
  }

  /** A training takes at most half of the machine: others play on it. */
  private static final int HANDS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

  private static String name(Path folder) {
    Path name = folder.getFileName();
    return name == null ? folder.toString() : name.toString();
  }

  /** The network that ships, or a tiny one, with the music of some folders. */
  abstract Prepared prepare(Wanted wanted) throws IOException;

  Prepared events(Wanted wanted, Course course, LstmConfig full) {
    LstmConfig config = (wanted.tiny() ? LstmConfig.tiny() : full).withSeed(wanted.seed());
    Origin from = new Origin(licence, origin, wanted.command());
    return new Prepared(
        new LstmTrainee(config, course, from), config.validateEvery(), config.patience());
  }

  Prepared letters(Wanted wanted, CharCourse course, LstmConfig full) {
    LstmConfig config = (wanted.tiny() ? LstmConfig.tiny() : full).withSeed(wanted.seed());
    Origin from = new Origin(licence, origin, wanted.command());
    return new Prepared(
        new CharTrainee(config, course, from), config.validateEvery(), config.patience());
  }

  Prepared phrases(Wanted wanted, VaeCourse course, VaeConfig full) {
    VaeConfig config = (wanted.tiny() ? VaeConfig.tiny() : full).withSeed(wanted.seed());
    Origin from = new Origin(licence, origin, wanted.command());
    return new Prepared(
        new VaeTrainee(config, course, from), config.validateEvery(), config.patience());
  }

  Prepared sounds(Wanted wanted, NsynthConfig full) throws IOException {
    NsynthConfig config = (wanted.tiny() ? NsynthConfig.tiny() : full).withSeed(wanted.seed());
    NoteCollection notes = ShardedNotes.open(wanted.folders().getFirst());
    Origin from = new Origin(licence, origin, wanted.command());
    return new Prepared(
        new NsynthTrainee(model, config, NoteCourse.of(config, notes), from, HANDS),
        config.validateEvery(),
        config.patience());
  }

  Prepared drawings(Wanted wanted, SketchConfig full, SketchConfig tiny) throws IOException {
    SketchConfig config = (wanted.tiny() ? tiny : full).withSeed(wanted.seed());
    Origin from = new Origin(licence, origin, wanted.command());
    SketchCourse course = SketchCourse.open(wanted.folders().getFirst(), config.shape().points());
    return new Prepared(
        new SketchTrainee(model, config, course, from), config.validateEvery(), config.patience());
  }

  Prepared guesses(Wanted wanted) throws IOException {
    Origin from = new Origin(licence, origin, wanted.command());
    GuessTrainee trainee =
        new GuessTrainee(wanted.folders().getFirst(), wanted.tiny(), wanted.seed(), from);
    return new Prepared(trainee, trainee.validateEvery(), trainee.patience());
  }

  /** The lesson for a model. */
  public static Optional<Lesson> named(String model) {
    return Stream.of(values()).filter(lesson -> lesson.model.equals(model)).findFirst();
  }

  /** The models that there are lessons for. */
  public static String names() {
    return Stream.of(values()).map(lesson -> lesson.model).collect(Collectors.joining(", "));
  }
}
