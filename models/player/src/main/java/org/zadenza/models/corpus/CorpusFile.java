// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.corpus;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.zadenza.models.corpus.CorpusMap.Cluster;
import org.zadenza.models.corpus.CorpusMap.Origin;
import org.zadenza.models.corpus.CorpusMap.Piece;

/**
 * Maps as files: a line of JSON that says what was read by what and where the clusters are; then a
 * line for each piece: its cluster, its oddity, its place from left to right and from the bottom to
 * the top, its z as 16-bit floats (little-endian) in base 64, its name and its label, with tabs
 * between them.
 */
public final class CorpusFile {
  /** How the names of such files end. */
  public static final String ENDING = "-map.tsv";

  /** The names of those that come along. */
  public static final List<String> SHIPPED = List.of("drummers", "tunes", "quickdraw");

  private static final int VERSION = 1;
  private static final String FORMAT = "corpus map";
  private static final String FOLDER = "/org/zadenza/models/maps/";
  private static final long MOST_BYTES = 64L << 20;
  private static final int COLUMNS = 7;
  private static final int MOST_SHOWN = 60;

  private CorpusFile() {}

  /** The text of a map. */
  public static String text(CorpusMap map) {
    StringBuilder out = new StringBuilder(head(map).toString()).append('\n');
    for (Piece piece : map.pieces()) {
      out.append(piece.cluster()).append('\t').append(piece.oddity()).append('\t');
      out.append(piece.x()).append('\t').append(piece.y()).append('\t');
      out.append(letters(piece.z())).append('\t');
      out.append(plain(piece.name())).append('\t').append(plain(piece.label())).append('\n');
    }
    return out.toString();
  }

  private static JsonObject head(CorpusMap map) {
    JsonObject out = new JsonObject();
    Origin origin = map.origin();
    out.addProperty("format", FORMAT);
    out.addProperty("version", VERSION);
    out.addProperty("model", origin.model());
    out.addProperty("sha256", origin.sha256());
    out.addProperty("about", origin.about());
    out.addProperty("licence", origin.licence());
    out.addProperty("seed", origin.seed());
    JsonArray clusters = new JsonArray();
    for (Cluster cluster : map.clusters()) {
      JsonArray row = new JsonArray();
      row.add(cluster.medoid());
      row.add(cluster.size());
      row.add(cluster.spread());
      clusters.add(row);
    }
    out.add("clusters", clusters);
    return out;
  }

  /** A name as a column may hold it. */
  static String plain(String name) {
    return name.replaceAll("\\s+", " ").strip();
  }

  private static String letters(float[] z) {
    ByteBuffer out = ByteBuffer.allocate(2 * z.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float number : z) out.putShort(Float.floatToFloat16(number));
    return Base64.getEncoder().withoutPadding().encodeToString(out.array());
  }

  /** Writes a map, by a neighbour that is renamed: no one ever reads half a map. */
  public static void write(CorpusMap map, Path file) throws IOException {
    Path whole = file.toAbsolutePath();
    if (whole.getParent() != null) Files.createDirectories(whole.getParent());
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.writeString(part, text(map));
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /**
   * Reads a map.
   *
   * @throws IOException if it is none, or is damaged: says where, and what to do
   */
  public static CorpusMap read(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is too large for a map: " + again("NAME"));
    }
    return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8), file.toString());
  }

  /** One of {@link #SHIPPED}. */
  public static CorpusMap shipped(String name) throws IOException {
    try (InputStream in = CorpusFile.class.getResourceAsStream(FOLDER + name + ENDING)) {
      if (in == null) throw new IOException("no map " + name + " comes with this build");
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8), name + ENDING);
    }
  }

  private static String again(String model) {
    return "make it again with ./zadenza models map " + model + " --data DIR --out FILE";
  }

  /** The map of a text; {@code file} is its name, for what is wrong with it. */
  public static CorpusMap parse(String text, String file) throws IOException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty()) throw new IOException(file + " is empty: " + again("NAME"));
    JsonObject head = head(lines.getFirst(), file);
    try {
      Origin origin =
          new Origin(
              head.get("model").getAsString(),
              head.get("sha256").getAsString(),
              head.get("about").getAsString(),
              head.get("licence").getAsString(),
              head.get("seed").getAsLong());
      List<Piece> pieces = new ArrayList<>();
      List<Cluster> clusters = new ArrayList<>();
      for (JsonElement each : head.getAsJsonArray("clusters")) {
        JsonArray row = each.getAsJsonArray();
        clusters.add(
            new Cluster(row.get(0).getAsInt(), row.get(1).getAsInt(), row.get(2).getAsDouble()));
      }
      for (int line = 1; line < lines.size(); line++) {
        if (!lines.get(line).isBlank()) {
          pieces.add(piece(lines.get(line), clusters.size(), pieces, file + ":" + (line + 1)));
        }
      }
      boolean whole =
          clusters.stream().mapToInt(Cluster::size).sum() == pieces.size()
              && clusters.stream().allMatch(c -> c.medoid() >= 0 && c.medoid() < pieces.size());
      if (!whole) {
        throw new IOException(
            "%s has %d pieces, and its first line speaks of others: it is cut off; %s"
                .formatted(file, pieces.size(), again(origin.model())));
      }
      return new CorpusMap(origin, pieces, clusters);
    } catch (RuntimeException damaged) {
      throw new IOException(file + ":1: its first line is damaged: " + again("NAME"), damaged);
    }
  }

  private static JsonObject head(String line, String file) throws IOException {
    try {
      JsonObject head = JsonParser.parseString(line).getAsJsonObject();
      if (head.has("format") && head.get("format").getAsString().equals(FORMAT)) {
        int version = head.get("version").getAsInt();
        if (version == VERSION) return head;
        throw new IOException(
            "%s is a map of version %d, and this build reads %d: %s"
                .formatted(file, version, VERSION, again("NAME")));
      }
    } catch (JsonParseException | IllegalStateException | NullPointerException noHead) {
      throw new IOException(
          "%s:1: it is no map: its first line is %s".formatted(file, shown(line)), noHead);
    }
    throw new IOException("%s:1: it is no map: its first line is %s".formatted(file, shown(line)));
  }

  private static String shown(String line) {
    return line.length() <= MOST_SHOWN ? line : line.substring(0, MOST_SHOWN) + "...";
  }

  private static Piece piece(String line, int clusters, List<Piece> before, String place)
      throws IOException {
    String[] parts = line.split("\t", -1);
    if (parts.length != COLUMNS) throw damaged(place, "it has " + parts.length + " columns");
    try {
      float[] z = numbers(parts[4]);
      int cluster = Integer.parseInt(parts[0]);
      if (cluster < 0 || cluster >= clusters)
        throw damaged(place, "there is no cluster " + cluster);
      if (z.length == 0 || !before.isEmpty() && before.getFirst().z().length != z.length) {
        throw damaged(place, "its z has " + z.length + " numbers");
      }
      return new Piece(
          parts[5],
          parts[6],
          z,
          cluster,
          finite(parts[1], place),
          share(parts[2], place),
          share(parts[3], place));
    } catch (IllegalArgumentException wrong) {
      throw damaged(place, String.valueOf(wrong.getMessage()));
    }
  }

  private static double finite(String text, String place) throws IOException {
    double out = Double.parseDouble(text);
    if (!Double.isFinite(out)) throw damaged(place, text + " is no number");
    return out;
  }

  private static double share(String text, String place) throws IOException {
    double out = finite(text, place);
    if (out < 0 || out > 1) throw damaged(place, text + " lies beyond the edge of the map");
    return out;
  }

  private static float[] numbers(String letters) {
    ByteBuffer in =
        ByteBuffer.wrap(Base64.getDecoder().decode(letters)).order(ByteOrder.LITTLE_ENDIAN);
    float[] z = new float[in.remaining() / 2];
    for (int k = 0; k < z.length; k++) {
      z[k] = Float.float16ToFloat(in.getShort());
      if (!Float.isFinite(z[k])) throw new IllegalArgumentException("its z is no point");
    }
    return z;
  }

  private static IOException damaged(String place, String what) {
    return new IOException("%s is damaged, %s: %s".formatted(place, what, again("NAME")));
  }
}
