// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.nsynth.SoundMeasures;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.models.nsynth.measure.FamilyJudge;
import org.zadenza.models.nsynth.measure.SpectralAutoencoder;

/**
 * How near to some recorded notes they come back from codes of 16 numbers every 512 samples.
 *
 * @param of which notes: {@code trained} are held-out notes of instruments that were learnt from,
 *     {@code validation} and {@code test} notes of instruments that never were
 * @param recorded what the same measures make of the recordings themselves
 * @param network by the network's own samples
 * @param spectral by the spectral autoencoder
 * @param spectralPitched by the one that is given the pitch
 */
public record Resynthesis(
    String of,
    int notes,
    Figures recorded,
    Figures network,
    Figures spectral,
    Figures spectralPitched) {
  private static final double NEAR = 0.5; // semitones
  private static final int PITCH_FROM = 1600;
  private static final int PITCH_TO = 24_000; // where the notes of the collection are let go

  /**
   * Means over notes.
   *
   * @param pitch the share within 50 cents of what was played
   * @param pitchWhereClear the same of the notes whose recording is heard right
   * @param family the share whose family is told right
   * @param familyAsRecorded the share that is taken for the family that the recording is taken for
   * @param spectralDistance see {@link SoundMeasures#spectralDistance}, dB
   * @param loudness see {@link SoundMeasures#loudnessError}, dB
   */
  public record Figures(
      double pitch,
      double pitchWhereClear,
      double family,
      double familyAsRecorded,
      double spectralDistance,
      double loudness) {}

  /** The methods that are compared. */
  record Methods(
      MadeAgain network,
      SpectralAutoencoder spectral,
      SpectralAutoencoder pitched,
      FamilyJudge judge) {}

  static Resynthesis of(
      String of, List<SoundNote> notes, Methods methods, SoundEvaluation.Listener listener)
      throws IOException {
    List<SoundDecoder.Wanted> wanted =
        notes.parallelStream()
            .map(
                note ->
                    new SoundDecoder.Wanted(
                        methods.network.encode(note.samples()), note.pitch(), note.pitch()))
            .toList();
    List<float[]> made = methods.network.decode(wanted);
    for (int k = 0; k < notes.size(); k++) listener.hear(notes.get(k), made.get(k));
    List<Heard> heard =
        notes.parallelStream().map(note -> Heard.of(note.samples(), note, methods.judge)).toList();
    return new Resynthesis(
        of,
        notes.size(),
        figures(notes, heard, heard),
        figures(notes, heard, heard(notes, made::get, methods.judge)),
        figures(
            notes, heard, heard(notes, k -> again(methods.spectral, notes.get(k)), methods.judge)),
        figures(
            notes, heard, heard(notes, k -> again(methods.pitched, notes.get(k)), methods.judge)));
  }

  private static float[] again(SpectralAutoencoder coder, SoundNote note) {
    return coder.decode(coder.encode(note), note.pitch(), note.samples().length, note.pitch());
  }

  /** What is made of a sound that should be a note. */
  private record Heard(boolean inTune, String family, double distance, double loudness) {
    static Heard of(float[] sound, SoundNote note, FamilyJudge judge) {
      return new Heard(
          near(sound, note.pitch()),
          judge.family(sound),
          SoundMeasures.spectralDistance(note.samples(), sound),
          SoundMeasures.loudnessError(note.samples(), sound));
    }
  }

  private static List<Heard> heard(
      List<SoundNote> notes, IntFunction<float[]> made, FamilyJudge judge) {
    return IntStream.range(0, notes.size())
        .parallel()
        .mapToObj(k -> Heard.of(made.apply(k), notes.get(k), judge))
        .toList();
  }

  private static Figures figures(List<SoundNote> notes, List<Heard> recorded, List<Heard> made) {
    int right = 0;
    int clear = 0;
    int both = 0;
    int family = 0;
    int asRecorded = 0;
    double distance = 0;
    double loudness = 0;
    for (int k = 0; k < notes.size(); k++) {
      Heard original = recorded.get(k);
      Heard heard = made.get(k);
      if (original.inTune) clear++;
      if (heard.inTune) right++;
      if (original.inTune && heard.inTune) both++;
      if (heard.family.equals(notes.get(k).family())) family++;
      if (heard.family.equals(original.family)) asRecorded++;
      distance += heard.distance;
      loudness += heard.loudness;
    }
    double count = Math.max(1, notes.size());
    return new Figures(
        right / count,
        both / Math.max(1.0, clear),
        family / count,
        asRecorded / count,
        distance / count,
        loudness / count);
  }

  /** Whether a sound is within 50 cents of a note. */
  static boolean near(float[] sound, int note) {
    double pitch = SoundMeasures.pitch(sound, PITCH_FROM, Math.min(PITCH_TO, sound.length));
    return Math.abs(pitch - note) <= NEAR;
  }

  /** Rows of a table. */
  String inWords() {
    return String.format(Locale.ROOT, "%s, %d notes%n", of, notes)
        + row("recordings", recorded)
        + row("network", network)
        + row("spectral autoencoder", spectral)
        + row("the same, given the pitch", spectralPitched);
  }

  /** The head of the table. */
  static String head() {
    return String.format(
        Locale.ROOT,
        "%-28s %8s %8s %8s %8s %10s %10s%n",
        "",
        "pitch %",
        "clear %",
        "family %",
        "as rec %",
        "spectra dB",
        "loudness dB");
  }

  private static String row(String name, Figures f) {
    return String.format(
        Locale.ROOT,
        "  %-26s %8.1f %8.1f %8.1f %8.1f %10.2f %10.2f%n",
        name,
        100 * f.pitch,
        100 * f.pitchWhereClear,
        100 * f.family,
        100 * f.familyAsRecorded,
        f.spectralDistance,
        f.loudness);
  }
}
