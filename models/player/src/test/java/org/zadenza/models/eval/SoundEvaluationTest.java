// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.data.Split;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.ImportedModel;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.RandomNsynth;
import org.zadenza.models.nsynth.SoundEncoder;
import org.zadenza.models.nsynth.SoundMeasures;
import org.zadenza.models.nsynth.SoundNote;

@Tag("slow")
class SoundEvaluationTest {
  private static final long SEED = Long.getLong("seed", System.nanoTime());
  private static final int RATE = NsynthShape.SAMPLE_RATE;

  private static float[] tone(int note, double power) {
    double hertz = 440 * Math.pow(2, (note - 69) / 12.0);
    float[] out = new float[32_000];
    for (int h = 1; h <= 12 && h * hertz < 7000; h++) {
      for (int t = 0; t < out.length; t++) {
        double angle = 2 * Math.PI * h * hertz * t / RATE + h;
        out[t] += (float) (0.2 * Math.pow(h, -power) * Math.cos(angle));
      }
    }
    return out;
  }

  private static SoundNote note(String family, int instrument, int pitch, double power) {
    String name = family + "_acoustic_00" + instrument;
    return new SoundNote(
        name + "-" + pitch,
        name,
        name,
        family,
        pitch,
        100,
        SoundNote.Use.TRAIN,
        tone(pitch, power));
  }

  @Test
  void aCourseIsSteadyWhereItGoesBackALittle() {
    Course up = new Course(new double[] {1, 2, 3, 5, 8});
    assertTrue(up.strict() && up.steady());
    assertEquals(1, up.rank(), 1e-12);
    Course down = new Course(new double[] {8, 5, 3, 2, 1});
    assertTrue(down.strict() && down.steady());
    assertEquals(-1, down.rank(), 1e-12);
    Course back = new Course(new double[] {0, 5, 4.1, 10});
    assertTrue(!back.strict() && back.steady());
    assertEquals(0.8, back.rank(), 1e-12);
    Course far = new Course(new double[] {0, 5, 3.9, 10});
    assertTrue(!far.strict() && !far.steady());
    Course still = new Course(new double[] {2, 2, 2});
    assertFalse(still.strict());
    assertEquals(0.0, new Course(new double[] {0, Double.NaN, 2}).steady() ? 1 : 0);
  }

  @Test
  void silenceHasNoPartInAMedian() {
    assertEquals(0, Morphs.median(new double[] {Double.NaN}));
    assertEquals(2, Morphs.median(new double[] {3, Double.NaN, 1}));
    assertEquals(3, Morphs.median(new double[] {9, 3, Double.NEGATIVE_INFINITY, 1}));
  }

  @Test
  void brightnessIsTheCentreOfTheSpectrum() {
    float[] sine = new float[RATE];
    float[] two = new float[RATE];
    for (int t = 0; t < RATE; t++) {
      sine[t] = (float) (0.5 * Math.sin(2 * Math.PI * 1000 * t / RATE));
      two[t] = (float) (0.5 * sine[t] + 0.25 * Math.sin(2 * Math.PI * 3000 * t / RATE));
    }
    assertEquals(1000, SoundMeasures.centroid(sine, 0, RATE), 5);
    assertEquals(2000, SoundMeasures.centroid(two, 0, RATE), 5);
    assertTrue(Double.isNaN(SoundMeasures.centroid(new float[RATE], 0, RATE)));
    assertEquals(1000, SoundMeasures.powerCentroid(sine, 0, RATE), 5);
    assertEquals(2000, SoundMeasures.powerCentroid(two, 0, RATE), 5);
    SplittableRandom random = new SplittableRandom(SEED);
    for (int t = 0; t < RATE; t++) sine[t] += (float) (0.005 * random.nextGaussian());
    assertEquals(1000, SoundMeasures.powerCentroid(sine, 0, RATE), 50, "with noise, seed=" + SEED);
    assertTrue(SoundMeasures.centroid(sine, 0, RATE) > 1200, "with noise, seed=" + SEED);
    float[] octave = new float[RATE];
    for (int t = 0; t < RATE / 2; t++) octave[t] = sine[2 * t];
    float[] half = Arrays.copyOf(sine, RATE / 2);
    assertEquals(0, SoundMeasures.spectralDistance(half, half.clone()));
    assertTrue(SoundMeasures.spectralDistance(half, octave) > 1);
  }

  @Test
  void whatStandsInTheMiddleOfACodeIsEncodedAlone() throws IOException {
    NsynthShape shape = new NsynthShape(8, 10, 3, 4, 512, 8, 12, 2, 2, 10, 2, true);
    var net = RandomNsynth.network(shape, SEED);
    MadeAgain again = new MadeAgain(net);
    float[] sound = tone(60, 1);
    float[][] whole = SoundEncoder.encode(net, sound);
    float[][] held = again.heldCode(sound);
    assertEquals(8, again.heldFrom());
    assertEquals(16, held.length);
    for (int f = 0; f < held.length; f++) {
      assertArrayEquals(whole[8 + f], held[f], 1e-6f, "frame " + f + " seed=" + SEED);
    }
  }

  @Test
  void pairsHaveOnePitchTwoFamiliesAndAWayBetweenThem() {
    List<SoundNote> notes = new ArrayList<>();
    for (int pitch = 50; pitch < 53; pitch++) {
      notes.add(note("flute", 0, pitch, 3));
      notes.add(note("flute", 1, pitch, 1));
      notes.add(note("reed", 0, pitch, 1.02));
      notes.add(note("brass", 0, pitch, 0.2));
    }
    List<MorphPairs.Pair> pairs = MorphPairs.choose(notes, 5, SEED);
    assertEquals(5, pairs.size());
    assertEquals(5, pairs.stream().distinct().count());
    for (MorphPairs.Pair pair : pairs) {
      assertEquals(pair.from().pitch(), pair.to().pitch());
      assertFalse(pair.from().family().equals(pair.to().family()));
      double from = MorphPairs.brightness(pair.from().samples());
      double to = MorphPairs.brightness(pair.to().samples());
      assertTrue(Math.abs(from - to) >= 2, "seed=" + SEED);
    }
    assertEquals(pairs, MorphPairs.choose(notes, 5, SEED));
    assertTrue(MorphPairs.choose(notes, 1000, SEED).size() <= 15);
  }

  @Test
  void aClickAtABorderIsFoundAndNothingElseIs() {
    float[] sound = new float[48_000];
    List<Integer> borders = List.of(10_000, 20_000, 30_000);
    for (int t = 0; t < sound.length; t++) {
      sound[t] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * t / 48_000));
    }
    Borders smooth = Borders.of(sound, borders);
    assertEquals(3, smooth.borders());
    assertTrue(smooth.high() < -90 && smooth.highElsewhere() < -90, smooth.inWords());
    assertEquals(1, smooth.sharpest() / smooth.sharpestElsewhere(), 0.05);
    for (int t = 20_000; t < sound.length; t++) sound[t] += 0.01f;
    Borders clicks = Borders.of(sound, borders);
    assertTrue(clicks.high() > -60 && clicks.highElsewhere() < -90, clicks.inWords());
    assertTrue(clicks.sharpest() > 2 * clicks.sharpestElsewhere(), clicks.inWords());
  }

  /**
   * Whatever the network, where notes begin and end there is no more above what it can make than
   * within them; without the 3 ms in which notes fade in it is 35 dB more. Within them it is what a
   * window of 128 samples leaks: 50 to 56 dB below the sharpest bend, in sixty random networks.
   */
  @Test
  void nothingClicksWhereNotesMeet() throws IOException {
    NsynthShape shape = NsynthShape.tiny();
    SplittableRandom random = new SplittableRandom(SEED);
    List<float[][]> codes = new ArrayList<>();
    for (int k = 0; k < 5; k++) {
      float[][] code = new float[1 + random.nextInt(40)][shape.code()];
      for (float[] frame : code) {
        for (int i = 0; i < shape.latents(); i++) frame[i] = (float) random.nextGaussian();
      }
      codes.add(code);
    }
    Borders found = Borders.of(RandomNsynth.network(shape, SEED), codes, 0.2, SEED);
    assertEquals(72, found.borders());
    assertTrue(found.sharpestElsewhere() > 1e-3, "it sounds, seed=" + SEED);
    assertTrue(
        found.sharpest() <= 1.2 * found.sharpestElsewhere(), found.inWords() + " seed=" + SEED);
    double bends = 20 * Math.log10(found.sharpestElsewhere());
    assertTrue(found.highElsewhere() < bends - 40, found.inWords() + " seed=" + SEED);
    assertTrue(found.high() <= found.highElsewhere() + 3, found.inWords() + " seed=" + SEED);
  }

  private static void collection(Path folder) throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    JsonObject list = new JsonObject();
    String[] families = {"flute", "reed", "brass"};
    double[] powers = {3, 1.2, 0.3};
    for (int f = 0; f < families.length; f++) {
      for (int pitch = 50; pitch < 62; pitch += 2) {
        for (String split : new String[] {"train", "test"}) {
          String instrument = families[f] + "_acoustic_00" + (split.equals("test") ? 1 : 0);
          String name = instrument + "-0" + pitch + "-100";
          JsonObject note = new JsonObject();
          note.addProperty("split", split);
          note.addProperty("instrument_str", instrument);
          note.addProperty("instrument_family_str", families[f]);
          note.addProperty("pitch", pitch);
          note.addProperty("velocity", 100);
          list.add(name, note);
          float[] sound = tone(pitch, powers[f] + (split.equals("test") ? 0.1 : 0));
          Files.write(folder.resolve("audio/" + name + ".wav"), wav(sound));
        }
      }
    }
    Files.writeString(folder.resolve("examples.json"), list.toString());
  }

  /** One channel, 16 bits. */
  private static byte[] wav(float[] sound) {
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * sound.length);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * sound.length);
    for (float sample : sound) out.putShort((short) Math.round(Math.clamp(sample, -1, 1) * 32767));
    return out.array();
  }

  private static ImportedModel.Sounds model(NsynthShape shape) throws IOException {
    ImportedConfig config =
        new ImportedConfig("nsynth", 1, "NSynth", "MIT", "a test", "0", new JsonObject());
    return new ImportedModel.Sounds(config, RandomNsynth.network(shape, 1));
  }

  @Test
  void allIsMeasuredBesideTheBaselinesAndTheSameAgain(@TempDir Path folder) throws IOException {
    collection(folder);
    SoundEvaluation.Extent extent = new SoundEvaluation.Extent(2, 1);
    List<String> heard = new ArrayList<>();
    SoundEvaluation found =
        SoundEvaluation.of(
            model(NsynthShape.tiny()),
            folder,
            List.of(Split.TEST),
            extent,
            (note, made) -> heard.add(note.name()));
    assertEquals(List.of("brass", "flute", "reed"), found.families());
    assertEquals(2, found.resynthesis().size());
    Resynthesis trained = found.resynthesis().getFirst();
    assertEquals("trained", trained.of());
    assertEquals(1, trained.notes(), "of 18 notes to learn from one is held out");
    Resynthesis test = found.resynthesis().getLast();
    assertEquals("test", test.of());
    assertEquals(2, test.notes());
    assertEquals(3, heard.size());
    for (Resynthesis each : found.resynthesis()) {
      assertEquals(new Resynthesis.Figures(1, 1, 1, 1, 0, 0), each.recorded());
      assertEquals(1, each.spectralPitched().pitch(), "these notes are all but learnt by heart");
      assertTrue(each.spectralPitched().loudness() < 1.5, each.toString());
      assertEquals(0, each.network().pitch(), "a network of chance has none");
      assertTrue(
          each.network().spectralDistance() > each.spectralPitched().spectralDistance(),
          each.toString());
    }
    assertEquals(1, found.morphs().pairs());
    Morphs.Figures faded = found.morphs().crossFade();
    assertEquals(1, faded.centroidStrict());
    assertEquals(1, faded.centroidRank(), 1e-12);
    assertEquals(1, faded.adjacentCloser());
    assertEquals(1, faded.pitch());
    assertEquals(1, faded.latentsWay(), 0.02, "its ends are the recordings");
    assertNotNull(found.borders());
    SoundEvaluation again =
        SoundEvaluation.of(
            model(NsynthShape.tiny()), folder, List.of(Split.TEST), extent, SoundEvaluation.NOBODY);
    assertEquals(timeless(found), timeless(again));
    String words = found.inWords();
    for (String part : List.of("spectral autoencoder", "crossfade", "72 borders of cues")) {
      assertTrue(words.contains(part), words);
    }
    assertFalse(words.endsWith("\n"));
  }

  private static JsonObject timeless(SoundEvaluation found) {
    JsonObject out = JsonParser.parseString(found.toJson()).getAsJsonObject();
    out.remove("seconds");
    return out;
  }

  @Test
  void aNetworkThatIsNotGivenThePitchIsMeasuredWithoutBorders(@TempDir Path folder)
      throws IOException {
    collection(folder);
    SoundEvaluation found =
        SoundEvaluation.of(
            model(NsynthShape.tiny().plain()),
            folder,
            List.of(),
            new SoundEvaluation.Extent(1, 1),
            SoundEvaluation.NOBODY);
    assertNull(found.borders());
    assertEquals(1, found.resynthesis().size());
    assertEquals(1, found.morphs().pairs());
    assertFalse(found.toJson().contains("borders"));
  }
}
