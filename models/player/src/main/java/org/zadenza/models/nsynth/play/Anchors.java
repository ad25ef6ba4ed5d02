// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.names.NearestName;
import org.zadenza.names.WordError;

/**
 * Timbres that have names, a line each:
 *
 * <pre>
 * NAME TAB CODE CODE.. [TAB FAMILY]
 * NAME TAB = OTHER
 * </pre>
 *
 * <p>A code is as many numbers as the network's latents. The codes follow each other frame by
 * frame, the last holds; a code after {@code @N} is that of frame N, and between lie straight
 * lines. What begins with {@code #} is a remark.
 *
 * <p>Where no timbre has a name, the first that begins with it as a word is meant, else the first
 * that has it as a word: {@code choir} is {@code choir-aahs}, {@code sax} is {@code soprano-sax}.
 */
public final class Anchors {
  /** What follows the name of the weights in the name of their file. */
  public static final String FILE = "-anchors.tsv";

  private static final String SHIPPED = "/org/zadenza/patches/" + Nsynth.NAME + FILE;
  private static final long MOST_BYTES = 1 << 24;
  private static final int MOST_FRAMES = 2000; // a minute

  /** Numbers beyond are no codes. */
  static final double FARTHEST = 1000;

  private final int latents;
  private final SequencedMap<String, Timbre.Held> timbres = new LinkedHashMap<>();
  private final SequencedMap<String, String> others = new LinkedHashMap<>();
  private final SequencedMap<String, List<String>> families = new LinkedHashMap<>();

  private Anchors(int latents) {
    this.latents = latents;
  }

  /** None, of a network with so many latents. */
  public static Anchors none(int latents) {
    return new Anchors(latents);
  }

  /** Those that come with Zadenza's weights; none where none do. */
  public static Anchors shipped(int latents) throws IOException {
    try (InputStream in = Anchors.class.getResourceAsStream(SHIPPED)) {
      if (in == null) return none(latents);
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), latents, SHIPPED);
    }
  }

  /** Those in {@code NAME-anchors.tsv} beside {@code NAME.safetensors}; none without the file. */
  public static Anchors beside(Path weights, int latents) throws IOException {
    String name = weights.getFileName().toString().replaceFirst("\\.safetensors$", "");
    Path file = weights.resolveSibling(name + FILE);
    if (!Files.exists(file)) return none(latents);
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IOException(file + " cannot be read: make it a file that may be read");
    }
    if (Files.size(file) > MOST_BYTES) throw new IOException(file + " holds no anchors: too large");
    try {
      return parse(Files.readString(file), latents, file.toString());
    } catch (CharacterCodingException e) {
      throw new IOException(file + " is no text: make it anew or take it away", e);
    }
  }

  /**
   * Reads them.
   *
   * @param latents how many numbers a code has
   * @param file its name, for errors
   */
  public static Anchors parse(String text, int latents, String file) throws IOException {
    Anchors out = new Anchors(latents);
    Map<String, Integer> places = new LinkedHashMap<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) continue;
      String[] parts = line.split("\t", 3);
      String name = parts[0].strip();
      String what = parts.length < 2 ? "" : parts[1].strip();
      if (!name.matches("[a-zA-Z][\\w-]*")) {
        throw wrong(file, number, "a name has letters, digits, - and _, and begins with a letter");
      }
      if (out.timbres.containsKey(name) || out.others.containsKey(name)) {
        throw wrong(file, number, name + " is there twice");
      }
      if (what.startsWith("=")) {
        out.others.put(name, what.substring(1).strip());
        places.put(name, number);
        continue;
      }
      out.timbres.put(name, new Timbre.Held(name, course(what, latents, file, number)));
      String family = parts.length > 2 ? parts[2].strip() : "";
      out.families.computeIfAbsent(family, _ -> new ArrayList<>()).add(name);
    }
    for (Map.Entry<String, String> other : out.others.entrySet()) {
      if (out.timbres.containsKey(other.getValue())) continue;
      int line = places.getOrDefault(other.getKey(), 0);
      throw wrong(file, line, "no line has the name " + other.getValue());
    }
    return out;
  }

  private static IOException wrong(String file, int line, String what) {
    return new IOException(
        "%s, line %d: %s; mend the line or take it away".formatted(file, line, what));
  }

  private static float[][] course(String text, int latents, String file, int line)
      throws IOException {
    List<float[]> frames = new ArrayList<>();
    List<String> tokens = text.isEmpty() ? List.of() : List.of(text.split("\\s+"));
    for (int at = 0; at < tokens.size(); at += latents) {
      int place = frames.size();
      if (tokens.get(at).startsWith("@")) {
        place = place(tokens.get(at), frames.size(), file, line);
        at++;
      }
      if (at + latents > tokens.size()) throw count(latents, file, line);
      float[] code = new float[latents];
      for (int k = 0; k < latents; k++) code[k] = number(tokens.get(at + k), file, line);
      reach(frames, place, code);
    }
    if (frames.isEmpty()) throw count(latents, file, line);
    return frames.toArray(float[][]::new);
  }

  private static IOException count(int latents, String file, int line) {
    return wrong(
        file,
        line,
        "a name, a tab and %d numbers, or some times as many, are needed".formatted(latents));
  }

  private static int place(String token, int least, String file, int line) throws IOException {
    int place = token.matches("@[0-9]{1,4}") ? Integer.parseInt(token.substring(1)) : -1;
    if (place >= least && place < MOST_FRAMES && (place == 0 || least > 0)) return place;
    throw wrong(
        file,
        line,
        "%s is no frame: the first is @0, each is later than the one before, the last below %d"
            .formatted(token, MOST_FRAMES));
  }

  /** Straight from the last frame to one that may be some frames later. */
  private static void reach(List<float[]> frames, int place, float[] code) {
    int last = frames.size() - 1;
    for (int f = frames.size(); f < place; f++) {
      float[] before = frames.get(last);
      float part = (float) (f - last) / (place - last);
      float[] between = new float[code.length];
      for (int k = 0; k < code.length; k++) between[k] = before[k] + part * (code[k] - before[k]);
      frames.add(between);
    }
    frames.add(code);
  }

  private static float number(String text, String file, int line) throws IOException {
    try {
      float out = Float.parseFloat(text);
      if (Math.abs(out) <= FARTHEST) return out;
    } catch (NumberFormatException e) {
      throw new IOException(wrong(file, line, text + " is no number").getMessage(), e);
    }
    throw wrong(file, line, text + " is no number of a code");
  }

  /** How many numbers a code has. */
  public int latents() {
    return latents;
  }

  /** What sounds where nothing is said: the first, or a code of zeros. */
  public Timbre usual() {
    if (!timbres.isEmpty()) return timbres.firstEntry().getValue();
    return new Timbre.Held("zeros", new float[1][latents]);
  }

  /** The names of all timbres by family, in the order of the file; the family may be empty. */
  public SequencedMap<String, List<String>> families() {
    SequencedMap<String, List<String>> out = new LinkedHashMap<>();
    families.forEach((family, names) -> out.put(family, List.copyOf(names)));
    return out;
  }

  /** Further names, each with the timbre that it is. */
  public SequencedMap<String, String> others() {
    return new LinkedHashMap<>(others);
  }

  /** Every name, and every word of one. */
  public Set<String> names() {
    Set<String> out = new TreeSet<>(timbres.keySet());
    out.addAll(others.keySet());
    for (String name : timbres.keySet()) {
      for (String word : name.split("[-_]")) if (isWord(word)) out.add(word);
    }
    return out;
  }

  /** One of each family, then the others: so many names, or all where there are fewer. */
  public List<String> first(int count) {
    List<String> out = new ArrayList<>();
    Set<String> known = new TreeSet<>();
    families.forEach(
        (family, names) -> {
          for (String name : names) {
            String of = family.isEmpty() ? name.replaceFirst("_.*", "") : family;
            if (known.add(of)) out.add(others.getOrDefault(of, name));
          }
        });
    for (String name : timbres.keySet()) if (!out.contains(name)) out.add(name);
    return List.copyOf(out.subList(0, Math.min(count, out.size())));
  }

  private static boolean isWord(String word) {
    return word.matches("[a-zA-Z].*");
  }

  /** Whether a timbre has this name. */
  public boolean has(String name) {
    return find(name) != null;
  }

  private Timbre.@Nullable Held find(String name) {
    Timbre.Held whole = timbres.get(others.getOrDefault(name, name));
    if (whole != null || !isWord(name)) return whole;
    Timbre.Held within = null;
    for (Map.Entry<String, Timbre.Held> entry : timbres.entrySet()) {
      String words = "-" + entry.getKey().replace('_', '-') + "-";
      String word = "-" + name.replace('_', '-') + "-";
      if (words.startsWith(word)) return entry.getValue();
      if (within == null && words.contains(word)) within = entry.getValue();
    }
    return within;
  }

  /**
   * The timbre of a name.
   *
   * @throws WordError if there is none: says what there is
   */
  public Timbre named(String name) {
    Timbre found = find(name);
    if (found != null) return found;
    if (timbres.isEmpty()) {
      throw new WordError(
          "no timbre is called \""
              + name
              + "\": no names come with these weights, give "
              + latents
              + " numbers in a list");
    }
    throw new WordError(
        "no timbre is called \""
            + name
            + "\""
            + NearestName.hint(name, names())
            + "; there are "
            + String.join(" ", few())
            + ", and (timbres) lists them all");
  }

  /** The families, where names are few or have none the names. */
  private Set<String> few() {
    Set<String> out = new TreeSet<>(others.keySet());
    families.forEach((family, names) -> out.addAll(family.isEmpty() ? names : List.of()));
    return out.isEmpty() ? timbres.keySet() : out;
  }
}
