// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.SoundEncoder;
import org.zadenza.models.nsynth.SoundNote;

/**
 * Finds the timbres of the instruments that a network learnt from: of each the mean course of the
 * codes of its louder notes, and of each family the instrument that its name makes one think of.
 *
 * <p>A course is kept at {@link #PLACES} of its frames, each the mean of those that are nearer to
 * it than to the next: the onset frame by frame, then what is held.
 */
public final class AnchorSearch {
  /** Frames that are written down; the last lies before such notes are let go. */
  static final List<Integer> PLACES = List.of(0, 1, 2, 3, 5, 8, 13, 21, 32, 44);

  /** What a player expects who names a family of NSynth's. */
  private static final Map<String, String> EXPECTED =
      Map.of(
          "bass", "fingered-bass",
          "brass", "brass-section",
          "guitar", "nylon-guitar",
          "keyboard", "grand-piano",
          "mallet", "marimba",
          "organ", "percussive-organ",
          "reed", "clarinet",
          "string", "string-ensemble-1",
          "synth-lead", "square-lead",
          "vocal", "choir-aahs");

  private AnchorSearch() {}

  /**
   * A timbre.
   *
   * @param name as a player writes it, e.g. {@code alto-sax}
   * @param family e.g. {@code reed}
   * @param codes at {@link #PLACES}
   * @param notes of how many notes
   */
  public record Found(String name, String family, float[][] codes, int notes) {}

  /**
   * The instruments of a collection that are learnt from, by family and name.
   *
   * @param heard is told of each that is done
   */
  public static List<Found> of(Nsynth net, NoteCollection collection, Consumer<Found> heard) {
    Map<String, List<SoundNote>> instruments = new TreeMap<>();
    for (SoundNote note : collection.notes(SoundNote.Use.TRAIN)) {
      instruments.computeIfAbsent(note.instrument(), _ -> new ArrayList<>()).add(note);
    }
    SequencedMap<String, Found> out = new LinkedHashMap<>();
    for (List<SoundNote> notes : instruments.values()) {
      List<SoundNote> loud = louder(notes);
      SoundNote first = loud.getFirst();
      String name = free(playersName(first.title()), out.keySet());
      Found found = new Found(name, playersName(first.family()), course(net, loud), loud.size());
      out.put(name, found);
      heard.accept(found);
    }
    return List.copyOf(out.values());
  }

  /** {@code splendid grand piano (real recordings)} is called {@code splendid-grand-piano}. */
  static String playersName(String title) {
    String plain = title.toLowerCase(Locale.ROOT).replaceAll("\\(.*?\\)", " ");
    String name = plain.replaceAll("[^a-z0-9]+", "-").replaceAll("^[-0-9]+|-+$", "");
    return name.isEmpty() ? "timbre" : name;
  }

  private static String free(String name, Collection<String> taken) {
    String out = name;
    for (int k = 2; taken.contains(out); k++) out = name + "-" + k;
    return out;
  }

  private static List<SoundNote> louder(List<SoundNote> notes) {
    int most = notes.stream().mapToInt(SoundNote::velocity).max().orElse(0);
    int least = notes.stream().mapToInt(SoundNote::velocity).min().orElse(0);
    return notes.stream().filter(note -> 2 * note.velocity() >= most + least).toList();
  }

  private static float[][] course(Nsynth net, List<SoundNote> notes) {
    float[][] out = new float[PLACES.size()][net.shape().code()];
    for (SoundNote note : notes) {
      float[][] codes = SoundEncoder.encode(net, note.samples());
      for (int p = 0; p < out.length; p++) {
        int from = p == 0 ? 0 : (PLACES.get(p - 1) + PLACES.get(p)) / 2 + 1;
        int next = p + 1 < out.length ? (PLACES.get(p) + PLACES.get(p + 1)) / 2 : PLACES.get(p);
        int last = Math.min(next, codes.length - 1);
        from = Math.min(from, last);
        for (int f = from; f <= last; f++) {
          for (int k = 0; k < out[p].length; k++) {
            out[p][k] += codes[f][k] / ((last - from + 1) * notes.size());
          }
        }
      }
    }
    return out;
  }

  /**
   * Of each family the instrument that its name makes one think of, or, where that was not learnt,
   * the one whose codes are nearest to the mean of the family.
   */
  public static SequencedMap<String, Found> typical(List<Found> all) {
    double[] spread = spread(all);
    SequencedMap<String, List<Found>> families = new LinkedHashMap<>();
    for (Found found : all) {
      families.computeIfAbsent(found.family(), _ -> new ArrayList<>()).add(found);
    }
    SequencedMap<String, Found> out = new LinkedHashMap<>();
    families.forEach(
        (family, members) ->
            out.put(
                family,
                members.stream()
                    .filter(found -> found.name().equals(EXPECTED.get(family)))
                    .findFirst()
                    .orElseGet(() -> nearest(members, spread))));
    return out;
  }

  private static Found nearest(List<Found> members, double[] spread) {
    double[] mean = new double[spread.length];
    for (Found member : members) {
      for (int k = 0; k < mean.length; k++) mean[k] += at(member, k) / members.size();
    }
    Found best = members.getFirst();
    double least = Double.POSITIVE_INFINITY;
    for (Found member : members) {
      double distance = 0;
      for (int k = 0; k < mean.length; k++) {
        distance += Math.pow((at(member, k) - mean[k]) / spread[k], 2);
      }
      if (distance < least) {
        least = distance;
        best = member;
      }
    }
    return best;
  }

  private static double[] spread(List<Found> all) {
    int size = all.isEmpty() ? 0 : all.getFirst().codes().length * all.getFirst().codes()[0].length;
    double[] out = new double[size];
    for (int k = 0; k < size; k++) {
      double sum = 0;
      double squares = 0;
      for (Found found : all) {
        sum += at(found, k) / all.size();
        squares += Math.pow(at(found, k), 2) / all.size();
      }
      out[k] = Math.sqrt(Math.max(1e-12, squares - sum * sum));
    }
    return out;
  }

  private static double at(Found found, int k) {
    float[][] codes = found.codes();
    return codes[k / codes[0].length][k % codes[0].length];
  }

  /** Writes them as {@link Anchors} reads them, each family's name before its instruments. */
  public static void write(List<Found> all, String weights, Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# Timbres of NSynth weights " + weights + ": mean codes of their louder notes");
    List<String> names = all.stream().map(Found::name).toList();
    typical(all)
        .forEach(
            (family, found) -> {
              if (!names.contains(family)) lines.add(family + "\t= " + found.name());
            });
    for (Found found : all) lines.add(line(found));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private static String line(Found found) {
    StringBuilder out = new StringBuilder(found.name()).append('\t');
    for (int p = 0; p < found.codes().length; p++) {
      out.append('@').append(PLACES.get(p)).append(' ');
      for (float number : found.codes()[p]) out.append(shortened(number)).append(' ');
    }
    return out.toString().strip() + '\t' + found.family();
  }

  private static String shortened(float number) {
    String out = String.format(Locale.ROOT, "%.3f", number);
    return out.replaceFirst("\\.?0+$", "").replaceFirst("^-0$", "0");
  }
}
