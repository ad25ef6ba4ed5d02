// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PastPeriods;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.neural.MuLaw;

/** The notes that an NSynth network learns from, cut into crops by chance. */
public final class NoteCourse {
  private static final int JUDGED_EVERY = 3;
  private static final double HEARD_WHOLE = 0.3; // of what lies between: not two codes mixed
  private static final double HISS_TENS = 1.5; // from the loudest to the softest: 30 dB
  private static final int SILENT = 2; // classes to either side

  /** So much of the way to what the code says is gone at once where the past lies elsewhere. */
  private static final float NEARER = 0.5f;

  private final NsynthConfig config;
  private final List<Prepared> training;
  private final List<List<Prepared>> kin; // of each note: those of its instrument and velocity
  private final List<List<Integer>> beside; // of each note: others' notes of its pitch
  private final List<Crop> judged;

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
      together.computeIfAbsent(key(note.note()), k -> new ArrayList<>()).add(note);
    }
    kin = this.training.stream().map(note -> together.get(key(note.note()))).toList();
    beside = IntStream.range(0, this.training.size()).mapToObj(this::beside).toList();
    SplittableRandom random = new SplittableRandom(0);
    this.judged =
        prepared(config, judged).stream().map(note -> judged(note, random.split())).toList();
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
        .map(note -> Prepared.of(note, config.shape()))
        .toList();
  }

  private List<Integer> beside(int number) {
    SoundNote one = training.get(number).note();
    return IntStream.range(0, training.size())
        .filter(other -> besides(one, training.get(other).note()))
        .boxed()
        .toList();
  }

  private static boolean besides(SoundNote one, SoundNote other) {
    return other.pitch() == one.pitch() && !other.instrument().equals(one.instrument());
  }

  private static String key(SoundNote note) {
    return note.instrument() + " " + note.velocity();
  }

  /** A crop to learn from. */
  public Crop crop(SplittableRandom random) {
    int number = random.nextInt(training.size());
    Crop crop = crop(number, random);
    return silent(crop) ? crop(number, random) : crop;
  }

  private Crop crop(int number, SplittableRandom random) {
    Memory memory = Memory.drawn(config.past(), config.samples(), random);
    List<Integer> others = beside.get(number);
    boolean between = random.nextDouble() < config.between() && !others.isEmpty();
    return between
        ? between(number, others.get(random.nextInt(others.size())), random, memory)
        : alone(number, random, memory);
  }

  private Crop alone(int number, SplittableRandom random, Memory memory) {
    Prepared note = training.get(number);
    Prepared heard = heard(number, random);
    Optional<Prepared> other = other(number, random);
    int shortest = Math.min(note.length(), heard.length());
    if (other.isPresent()) shortest = Math.min(shortest, other.get().length());
    int from = from(shortest, config.onsets(), random);
    Crop.Sound input = input(heard, from, random);
    if (other.isEmpty()) return crop(note, note, input, from, random, memory);
    Way past = Way.drawn(random);
    Prepared told = between(note, other.get(), from, past);
    Prepared chosen = between(note, other.get(), from, past.nearer(Way.NONE));
    return crop(chosen, told, input, from, random, memory);
  }

  /** A sound on the way from a note to another. */
  private Prepared between(Prepared note, Prepared toward, int from, Way way) {
    return note.toward(toward, from, config.samples(), way.begin, way.end);
  }

  /**
   * How far from one note to another a crop is.
   *
   * @param begin from 0 to 1, as {@code end}, to which it goes in a straight line
   */
  private record Way(float begin, float end) {
    static final Way NONE = new Way(0, 0);

    /** Somewhere, and every other time moving. */
    static Way drawn(SplittableRandom random) {
      float begin = (float) random.nextDouble();
      return new Way(begin, random.nextBoolean() ? begin : (float) random.nextDouble());
    }

    /** Part of the way to where the code says that it is. */
    Way nearer(Way wanted) {
      return new Way(nearer(begin, wanted.begin), nearer(end, wanted.end));
    }

    private static float nearer(float past, float wanted) {
      return past + NEARER * (wanted - past);
    }
  }

  /** A note of another instrument whose timbre the past has, if it has one. */
  private Optional<Prepared> other(int number, SplittableRandom random) {
    List<Integer> others = beside.get(number);
    if (random.nextDouble() >= config.past().timbres() || others.isEmpty()) return Optional.empty();
    return Optional.of(training.get(others.get(random.nextInt(others.size()))));
  }

  /** What the encoder hears, half of the time with noise of whatever level. */
  private Crop.Sound input(Prepared heard, int from, SplittableRandom random) {
    double hiss =
        random.nextBoolean() ? 0 : config.hiss() * Math.pow(10, -HISS_TENS * random.nextDouble());
    return heard.input(from, config.samples(), hiss, random);
  }

  /** The note that a code comes from, which can be another of the same instrument. */
  private Prepared heard(int number, SplittableRandom random) {
    if (!config.shape().pitched() || random.nextDouble() >= config.others()) {
      return training.get(number);
    }
    List<Prepared> all = kin.get(number);
    return all.get(random.nextInt(all.size()));
  }

  /** Between two notes, as far as chance says, there or on the way. */
  private Crop between(int number, int other, SplittableRandom random, Memory memory) {
    Prepared note = training.get(number);
    Prepared toward = training.get(other);
    Prepared heard = heard(number, random);
    Prepared heardToward = heard(other, random);
    int shortest =
        Stream.of(note, toward, heard, heardToward).mapToInt(Prepared::length).min().orElseThrow();
    int from = from(shortest, config.onsets(), random);
    Way way = Way.drawn(random);
    Prepared sounding = between(note, toward, from, way);
    Prepared told = sounding;
    Prepared chosen = sounding;
    if (random.nextDouble() < config.past().timbres()) {
      Way past = Way.drawn(random);
      told = between(note, toward, from, past);
      chosen = between(note, toward, from, past.nearer(way));
    }
    if (random.nextDouble() < HEARD_WHOLE) {
      return crop(chosen, told, input(sounding, from, random), from, random, memory);
    }
    float[] part = new float[config.samples() / config.shape().hop()];
    for (int f = 0; f < part.length; f++) {
      part[f] = way.begin + (way.end - way.begin) * (f + 0.5f) / part.length;
    }
    Crop.Heard both =
        new Crop.Between(input(heard, from, random), input(heardToward, from, random), part);
    return crop(chosen, told, both, from, random, memory);
  }

  private int from(int length, double onsets, SplittableRandom random) {
    return random.nextDouble() < onsets ? 0 : random.nextInt(length - config.samples() + 1);
  }

  private Crop judged(Prepared note, SplittableRandom random) {
    int from = from(note.length(), 0.5, random);
    Crop.Sound heard = note.input(from, config.samples(), 0, random);
    return crop(note, note, heard, from, random, Memory.TRUE);
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

  /**
   * What there is to learn of a note.
   *
   * @param note what is to be chosen
   * @param told what its past is made of: the note itself, or what deceives
   */
  private Crop crop(
      Prepared note,
      Prepared told,
      Crop.Heard heard,
      int from,
      SplittableRandom random,
      Memory memory) {
    int samples = config.samples();
    NsynthShape shape = config.shape();
    double hertz = Excitation.hertz(note.note().pitch());
    float[] before = new float[samples];
    float[] excitation = new float[samples * shape.excitations()];
    int[] sound = new int[samples];
    PastPeriods past = new PastPeriods();
    int known = MuLaw.SILENCE;
    for (int t = memory.fresh() ? from : 0; t < from + samples; t++) {
      past.next(hertz);
      if (t >= from) {
        int k = t - from;
        sound[k] = note.at(t);
        before[k] = MuLaw.input(known);
        if (shape.pitched()) {
          int at = k * shape.excitations();
          Excitation.write(note.phase().at(t), hertz, shape.harmonics(), excitation, at);
          past.guesses(excitation, at - 1 + shape.guesses());
        }
      }
      known = memory.of(told.at(t), t - from, random);
      past.add(MuLaw.decode(known));
    }
    return new Crop(heard, before, excitation, Excitation.condition(note.note().pitch()), sound);
  }
}
