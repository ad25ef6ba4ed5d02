// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/** Drawings, notes, playing and texts made by chance, in the layouts of the collections. */
public final class Corpora {
  private static final int RATE = 16_000;
  private static final int SAMPLES = 2_000;

  private Corpora() {}

  /** Two words, {@code box.ndjson} and {@code zigzag.ndjson}, so many drawings each. */
  public static void drawings(Path folder, int drawings, long seed) throws IOException {
    Files.createDirectories(folder);
    SplittableRandom random = new SplittableRandom(seed);
    for (String word : List.of("box", "zigzag")) {
      List<String> lines = new ArrayList<>();
      for (int k = 0; k < drawings; k++) lines.add(drawing(word, k, random));
      Files.write(folder.resolve(word + ".ndjson"), lines);
    }
  }

  private static String drawing(String word, int number, SplittableRandom random) {
    int corners = word.equals("box") ? 5 : random.nextInt(3, 12);
    int wide = random.nextInt(100, 256);
    List<String> xs = new ArrayList<>();
    List<String> ys = new ArrayList<>();
    for (int k = 0; k < corners; k++) {
      boolean right = word.equals("box") && (k == 1 || k == 2);
      xs.add(word.equals("box") ? String.valueOf(right ? wide : 0) : String.valueOf(20 * k));
      boolean down = word.equals("box") ? k == 2 || k == 3 : k % 2 == 1;
      ys.add(number % 7 == 0 ? "%d.25".formatted(down ? wide : 0) : "" + (down ? wide : 0));
    }
    return "{\"word\":\"%s\",\"key_id\":\"%s%d\",\"drawing\":[[[%s],[%s]]]}"
        .formatted(word, word, number, String.join(",", xs), String.join(",", ys));
  }

  /** So many notes of three instruments in the layout of the NSynth data set. */
  public static void notes(Path folder, int notes, long seed) throws IOException {
    Path audio = Files.createDirectories(folder.resolve("audio"));
    SplittableRandom random = new SplittableRandom(seed);
    List<String> list = new ArrayList<>();
    for (int k = 0; k < notes; k++) {
      String instrument = List.of("bell", "flute", "organ").get(k % 3);
      String split = List.of("train", "train", "train", "valid", "test").get(k % 5);
      int pitch = 50 + random.nextInt(30);
      String name = "%s-%03d".formatted(instrument, k);
      wav(audio.resolve(name + ".wav"), pitch, 0.1 + 0.8 * random.nextDouble());
      list.add(
          ("\"%s\": {\"instrument_str\": \"%s\", \"instrument_family_str\": \"%s\","
                  + " \"pitch\": %d, \"velocity\": 90, \"split\": \"%s\"}")
              .formatted(name, instrument, instrument, pitch, split));
    }
    Files.writeString(folder.resolve("examples.json"), "{" + String.join(",\n", list) + "}");
  }

  private static void wav(Path file, int pitch, double level) throws IOException {
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * SAMPLES).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * SAMPLES);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * SAMPLES);
    double turn = 2 * Math.PI * 440 * Math.pow(2, (pitch - 69) / 12.0) / RATE;
    for (int t = 0; t < SAMPLES; t++) out.putShort((short) (32767 * level * Math.sin(turn * t)));
    Files.write(file, out.array());
  }

  /** So many performances {@code mid/piece_000.mid} and so on, of 70 seconds each. */
  public static void performances(Path folder, int files, long seed) throws IOException {
    Path midi = Files.createDirectories(folder.resolve("mid"));
    for (int k = 0; k < files; k++) {
      SplittableRandom random = new SplittableRandom(seed + k);
      try {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        for (int tick = 0; tick < 140 * 480; tick += random.nextInt(100, 500)) {
          int pitch = random.nextInt(40, 90);
          int velocity = random.nextInt(30, 127);
          track.add(
              new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, 0, pitch, velocity), tick));
          int end = tick + random.nextInt(50, 700);
          track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, 0, pitch, 0), end));
        }
        Path file = midi.resolve(String.format(Locale.ROOT, "%03dpiece.mid", k));
        MidiSystem.write(sequence, 1, file.toFile());
      } catch (InvalidMidiDataException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** A text of some lines. */
  public static void text(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("a.txt"), "to be or not to be\n".repeat(80));
  }
}
