// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PastPeriods;
import org.zadenza.models.nsynth.PhaseTrack;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.neural.MuLaw;

/** The notes that an NSynth network learns from, cut into crops by chance. */
public final class NoteCourse {
  private static final int JUDGED_EVERY = 3;
  private static final int SILENT = 2; // classes to either side

  private final NsynthConfig config;
  private final List<Prepared> training;
  private final List<List<Prepared>> kin; // of each note: those of its instrument and velocity
  private final List<Crop> judged;

  /** A note in classes, with its phase. */
  private record Prepared(SoundNote note, byte[] classes, PhaseTrack phase) {
    static Prepared of(SoundNote note) {
      byte[] classes = new byte[note.samples().length];
      for (int t = 0; t < classes.length; t++) {
        classes[t] = (byte) MuLaw.encode(note.samples()[t]);
      }
      double hertz = Excitation.hertz(note.pitch());
      return new Prepared(note, classes, PhaseTrack.of(note.samples(), hertz));
    }

    int at(int sample) {
      return Byte.toUnsignedInt(classes[sample]);
    }
  }

  /**
   * A course of some notes.
   *
   * @param judged notes to judge by, one crop of each
   */
  public NoteCourse(NsynthConfig config, List<SoundNote> training, List<SoundNote> judged) {
    this.config = config;
    this.training = prepared(config, training);
    Map<String, List<Prepared>> together = new LinkedHashMap<>();
    for (Prepared note : this.training) {
      together.computeIfAbsent(key(note.note), k -> new ArrayList<>()).add(note);
    }
    kin = this.training.stream().map(note -> together.get(key(note.note))).toList();
    SplittableRandom random = new SplittableRandom(0);
    this.judged =
        prepared(config, judged).stream()
            .map(note -> crop(note, note, random.split(), Memory.TRUE, 0.5))
            .toList();
    if (this.training.isEmpty() || this.judged.isEmpty()) {
      throw new IllegalArgumentException(
          "there are no notes of %d samples or more to learn from and to judge by"
              .formatted(config.samples()));
    }
  }

  /**
   * What there is to learn in a collection; judged by every third note that is held out or of an
   * instrument that is kept to choose by.
   */
  public static NoteCourse of(NsynthConfig config, NoteCollection notes) {
    List<SoundNote> kept = new ArrayList<>(notes.notes(SoundNote.Use.HELD_OUT));
    kept.addAll(notes.notes(SoundNote.Use.VALIDATION));
    List<SoundNote> judged = new ArrayList<>();
    for (int k = 0; k < kept.size(); k += JUDGED_EVERY) judged.add(kept.get(k));
    return new NoteCourse(config, notes.notes(SoundNote.Use.TRAIN), judged);
  }

  private static List<Prepared> prepared(NsynthConfig config, Collection<SoundNote> notes) {
    return notes.stream()
        .filter(note -> note.samples().length >= config.samples())
        .map(Prepared::of)
        .toList();
  }

  private static String key(SoundNote note) {
    return note.instrument() + " " + note.velocity();
  }

  /** A crop to learn from. */
  public Crop crop(SplittableRandom random) {
    int number = random.nextInt(training.size());
    Prepared note = training.get(number);
    Prepared heard = note;
    if (config.shape().pitched() && random.nextDouble() < config.others()) {
      heard = kin.get(number).get(random.nextInt(kin.get(number).size()));
    }
    Memory memory = Memory.drawn(config, random);
    Crop crop = crop(note, heard, random, memory, config.onsets());
    return silent(crop) ? crop(note, heard, random, memory, config.onsets()) : crop;
  }

  /**
   * How what is told of the past differs from what was.
   *
   * @param noise how far each sample is moved, in classes
   * @param gain how loud it is
   * @param fresh whether it begins with the crop
   * @param strays how likely a sample is any class at all
   * @param burst as far into the crop only noise was heard, in samples; 0 for not at all
   * @param loudness of that noise
   */
  private record Memory(
      double noise, double gain, boolean fresh, double strays, int burst, double loudness) {
    static final Memory TRUE = new Memory(0, 1, false, 0, 0, 0);
    private static final double SOFTEST = -18; // dB
    private static final double LOUDEST = 9;
    private static final double MOST_STRAYS = 0.03;
    private static final double SOFTEST_BURST = -40; // dB of full scale
    private static final double LOUDEST_BURST = -6;

    static Memory drawn(NsynthConfig config, SplittableRandom random) {
      double most = random.nextDouble();
      boolean other = random.nextDouble() < config.levels();
      double level = other ? random.nextDouble(SOFTEST, LOUDEST) : 0;
      boolean fresh = random.nextDouble() < config.fresh();
      double stray = random.nextDouble();
      boolean strays = random.nextDouble() < config.strays();
      int burst = random.nextDouble() < config.bursts() ? random.nextInt(config.samples() / 2) : 0;
      return new Memory(
          most * most * config.noise(),
          linear(level),
          fresh,
          strays ? stray * stray * stray * MOST_STRAYS : 0,
          burst,
          linear(random.nextDouble(SOFTEST_BURST, LOUDEST_BURST)));
    }

    private static double linear(double decibels) {
      return Math.pow(10, decibels / 20);
    }

    /** What is told of a sample, so far into the crop. */
    int of(int sound, int at, SplittableRandom random) {
      if (at < burst) return MuLaw.encode(Math.clamp(loudness * random.nextGaussian(), -1, 1));
      if (strays > 0 && random.nextDouble() < strays) return random.nextInt(MuLaw.CLASSES);
      int heard = gain == 1 ? sound : MuLaw.encode(gain * MuLaw.decode(sound));
      if (noise == 0) return heard;
      double moved = Math.rint(noise * random.nextGaussian());
      return (int) Math.clamp(heard + moved, 0, MuLaw.CLASSES - 1);
    }
  }

  /** Of silence there is little to learn: such a crop gets a second chance. */
  private static boolean silent(Crop crop) {
    for (int sound : crop.sound()) {
      if (Math.abs(sound - MuLaw.SILENCE) > SILENT) return false;
    }
    return true;
  }

  /** Crops to judge by, the same each time. */
  public List<Crop> judged() {
    return judged;
  }

  private Crop crop(
      Prepared note, Prepared heard, SplittableRandom random, Memory memory, double onsets) {
    int samples = config.samples();
    int latest = Math.min(note.classes.length, heard.classes.length) - samples;
    int from = random.nextDouble() < onsets ? 0 : random.nextInt(latest + 1);
    NsynthShape shape = config.shape();
    double hertz = Excitation.hertz(note.note.pitch());
    float[] code = new float[samples];
    float[] before = new float[samples];
    float[] excitation = new float[samples * shape.excitations()];
    int[] sound = new int[samples];
    PastPeriods past = new PastPeriods();
    int known = MuLaw.SILENCE;
    for (int t = memory.fresh ? from : 0; t < from + samples; t++) {
      past.next(hertz);
      if (t >= from) {
        int k = t - from;
        code[k] = MuLaw.input(heard.at(t));
        sound[k] = note.at(t);
        before[k] = MuLaw.input(known);
        if (shape.pitched()) {
          int at = k * shape.excitations();
          Excitation.write(note.phase.at(t), hertz, shape.harmonics(), excitation, at);
          past.guesses(excitation, at - 1 + shape.guesses());
        }
      }
      known = memory.of(note.at(t), t - from, random);
      past.add(MuLaw.decode(known));
    }
    return new Crop(code, before, excitation, Excitation.condition(note.note.pitch()), sound);
  }
}
