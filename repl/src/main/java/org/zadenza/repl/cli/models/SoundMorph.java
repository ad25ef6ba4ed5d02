// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.cli.models;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.nsynth.SoundMeasures;
import org.zadenza.models.nsynth.play.CellMaker;
import org.zadenza.models.nsynth.play.NsynthPlayer;
import org.zadenza.models.nsynth.play.NsynthVoice;
import org.zadenza.models.nsynth.play.Timbre;
import org.zadenza.neural.MuLaw;
import org.zadenza.repl.cli.Refusal;
import org.zadenza.repl.text.EventJson;

/**
 * Notes on the way from one timbre to another, all of one batch, with how bright and how loud each
 * is.
 *
 * @param midi the note that is played
 * @param temperature of the choice of each sample
 * @param seed of the chance of each
 */
record SoundMorph(
    Timbre from, Timbre to, int steps, double midi, double seconds, double temperature, long seed) {
  private static final int MOST_STEPS = 1024;
  private static final double LONGEST_SECONDS = 60;
  private static final double HOTTEST = 2;
  private static final int FADE = 80; // samples: 5 ms
  private static final int SHORTEST = 2048; // samples, to measure by

  /** Says what cannot be. */
  SoundMorph {
    if (steps < 2 || steps > MOST_STEPS) {
      throw new Refusal("a morph has 2 to %d steps, not %d".formatted(MOST_STEPS, steps));
    }
    if (!(midi >= NsynthPlayer.LOWEST_NOTE && midi <= NsynthPlayer.HIGHEST_NOTE)) {
      throw new Refusal(
          "--note goes from %.0f to %.0f, not %s"
              .formatted(NsynthPlayer.LOWEST_NOTE, NsynthPlayer.HIGHEST_NOTE, midi));
    }
    if (!(seconds * NsynthShape.SAMPLE_RATE >= SHORTEST && seconds <= LONGEST_SECONDS)) {
      throw new Refusal(
          "--seconds goes from 0.128 to %.0f, not %s".formatted(LONGEST_SECONDS, seconds));
    }
    if (!(temperature >= 0 && temperature <= HOTTEST)) {
      throw new Refusal("--temperature of nsynth goes from 0 to 2, not " + temperature);
    }
  }

  /** The timbre of a name, else that of a sound file. */
  static Timbre end(NsynthPlayer player, String text) throws IOException {
    NsynthVoice voice = player.voice();
    String name = text.startsWith(":") ? text.substring(1) : text;
    if (voice.anchors().has(name)) return voice.anchors().named(name);
    boolean file = text.contains(".") || text.contains("/") || text.contains("\\");
    try {
      if (file || Files.exists(Path.of(text))) {
        return player.encodings().of(Path.of(text), voice.network());
      }
    } catch (InvalidPathException e) {
      throw new Refusal(text + " is no name of a file");
    }
    return voice.anchors().named(name);
  }

  /**
   * Makes them and prints a line for each.
   *
   * @param folder where they are written; null for nowhere
   */
  void run(Nsynth network, CellMaker maker, @Nullable Path folder, boolean json, PrintWriter out)
      throws IOException {
    if (folder != null) create(folder);
    List<SoundDecoder.Wanted> notes = new ArrayList<>();
    for (int step = 0; step < steps; step++) notes.add(wanted(network.shape(), step));
    float[][] sounds = new float[steps][];
    maker.make(
        network, notes, temperature, () -> false, (k, classes) -> sounds[k] = sound(classes));
    if (!json) out.println("step     by  centroid     level");
    for (int step = 0; step < steps; step++) {
      Path file = null;
      if (folder != null) {
        file = folder.resolve("%s-%02d.wav".formatted(Nsynth.NAME, step + 1));
        SoundFiles.write(file, sounds[step], sounds[step]);
      }
      out.println(line(step, sounds[step], file, json));
    }
    if (!json) out.println("%d sounds decoded as one batch by %s".formatted(steps, maker.name()));
  }

  private static void create(Path folder) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new Refusal(folder + " is a file: --wav of nsynth names a folder");
    }
    try {
      Files.createDirectories(folder);
    } catch (FileSystemException e) {
      throw new IOException(
          folder + " is no place for a folder: part of it is a file, or closed", e);
    }
  }

  private double by(int step) {
    return step / (steps - 1.0);
  }

  private SoundDecoder.Wanted wanted(NsynthShape shape, int step) {
    int frames = (int) Math.ceil(seconds * NsynthShape.SAMPLE_RATE / shape.hop());
    Timbre between = new Timbre.Blended(List.of(from, to), List.of(1 - by(step), by(step)));
    float[][] code = new float[frames][shape.code()];
    for (int f = 0; f < frames; f++) between.code(f, 0, code[f]);
    return new SoundDecoder.Wanted(code, midi, seed);
  }

  private float[] sound(byte[] classes) {
    int samples = (int) Math.round(seconds * NsynthShape.SAMPLE_RATE);
    float[] out = new float[Math.min(samples, classes.length)];
    for (int t = 0; t < out.length; t++) {
      out[t] = MuLaw.decode(classes[t] & 0xff) * Math.min(1f, (out.length - t) / (float) FADE);
    }
    return out;
  }

  private String line(int step, float[] sound, @Nullable Path file, boolean json) {
    double centroid = SoundMeasures.centroid(sound, 0, sound.length);
    double level = level(sound);
    if (json) {
      JsonObject line = new JsonObject();
      line.addProperty("step", step + 1);
      line.addProperty("by", by(step));
      if (Double.isFinite(centroid)) line.addProperty("centroidHz", centroid);
      if (Double.isFinite(level)) line.addProperty("levelDb", level);
      if (file != null) line.addProperty("file", file.toString());
      return EventJson.line(line);
    }
    String bright = Double.isFinite(centroid) ? "%.0f Hz".formatted(centroid) : "-";
    String loud = Double.isFinite(level) ? String.format(Locale.ROOT, "%.1f dB", level) : "silent";
    return String.format(
        Locale.ROOT,
        "%4d  %.3f  %8s  %8s%s",
        step + 1,
        by(step),
        bright,
        loud,
        file == null ? "" : "  " + file);
  }

  /** The root mean square, 0 dB being full scale's. */
  private static double level(float[] sound) {
    double sum = 0;
    for (float sample : sound) sum += (double) sample * sample / sound.length;
    return 10 * Math.log10(sum);
  }
}
