// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.nsynth.play;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.nsynth.NoteCollection;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.SoundEncoder;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.names.WordError;

/** Names of timbres, and where they come from. */
class AnchorsTest {
  private static final String TEXT =
      "# names\n"
          + "brass\t= french-horn\n"
          + "flute\t1 2\tflute\n"
          + "alto-flute\t@0 0 0 @1 1 1 @3 5 -3\tflute\n"
          + "french-horn\t3 4 5 6\tbrass\n"
          + "grand-piano\t7 8\tkeyboard\n"
          + "piano-bass\t9 9\tbass\n";

  @TempDir private Path folder;

  private static float[] code(Timbre timbre, int frame) {
    float[] out = new float[2];
    timbre.code(frame, 0, out);
    return out;
  }

  @Test
  void aNameIsItsOwnThenAnotherThenAWordOfOne() throws IOException {
    Anchors anchors = Anchors.parse(TEXT, 2, "a.tsv");
    assertEquals("flute", anchors.named("flute").toString());
    assertEquals("french-horn", anchors.named("brass").toString());
    assertEquals("french-horn", anchors.named("horn").toString());
    assertEquals("grand-piano", anchors.named("grand").toString());
    assertEquals("piano-bass", anchors.named("piano").toString(), "it begins with it");
    assertEquals("alto-flute", anchors.named("alto_flute").toString());
    assertFalse(anchors.has("flut"));
    assertEquals(
        Map.of(
            "flute", List.of("flute", "alto-flute"),
            "brass", List.of("french-horn"),
            "keyboard", List.of("grand-piano"),
            "bass", List.of("piano-bass")),
        anchors.families());
    assertEquals(
        "no timbre is called \"hron\"; did you mean \"horn\"?; there are brass, and (timbres) lists"
            + " them all",
        assertThrows(WordError.class, () -> anchors.named("hron")).getMessage());
  }

  @Test
  void aCourseGoesStraightFromPlaceToPlaceAndHolds() throws IOException {
    Timbre course = Anchors.parse(TEXT, 2, "a.tsv").named("alto-flute");
    float[][] expected = {{0, 0}, {1, 1}, {3, -1}, {5, -3}, {5, -3}};
    for (int f = 0; f < expected.length; f++) assertArrayEquals(expected[f], code(course, f));
  }

  @Test
  void aFileBesideTheWeightsThatCannotBeReadIsTold() throws IOException {
    Path weights = folder.resolve("nsynth.safetensors");
    assertTrue(Anchors.beside(weights, 2).names().isEmpty());
    Path file = folder.resolve("nsynth-anchors.tsv");
    Files.writeString(file, TEXT);
    assertTrue(Anchors.beside(weights, 2).has("flute"));
    Files.write(file, new byte[] {'f', '\t', (byte) 0xff, (byte) 0xfe});
    IOException refused = assertThrows(IOException.class, () -> Anchors.beside(weights, 2));
    assertEquals(file + " is no text: make it anew or take it away", refused.getMessage());
    Files.delete(file);
    Files.createDirectory(file);
    refused = assertThrows(IOException.class, () -> Anchors.beside(weights, 2));
    assertEquals(file + " cannot be read: make it a file that may be read", refused.getMessage());
  }

  private void note(StringBuilder json, String name, String title, int velocity, double gain)
      throws IOException {
    Files.createDirectories(folder.resolve("audio"));
    SplittableRandom random = new SplittableRandom(name.hashCode());
    float[] x = new float[64 * 50];
    for (int t = 0; t < x.length; t++) x[t] = (float) (gain * random.nextDouble(-1, 1));
    mono(folder.resolve("audio").resolve(name + ".wav"), x);
    json.append(json.length() == 1 ? "" : ",")
        .append(
            ("\"%s\":{\"split\":\"train\",\"instrument_str\":\"%s\",\"instrument_name\":\"%s\","
                    + "\"instrument_family_str\":\"synth_lead\",\"pitch\":60,\"velocity\":%d}")
                .formatted(name, name.substring(0, 3), title, velocity));
  }

  private static void mono(Path file, float[] x) throws IOException {
    ByteBuffer wav = ByteBuffer.allocate(44 + 2 * x.length).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(36 + 2 * x.length)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(16_000).putInt(32_000);
    wav.putShort((short) 2)
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt(2 * x.length);
    for (float sample : x) wav.putShort((short) Math.round(sample * 32_000));
    Files.write(file, wav.array());
  }

  @Test
  void instrumentsOfACollectionAreFoundAndReadAgain() throws IOException {
    StringBuilder json = new StringBuilder("{");
    note(json, "aaa-1", "Saw lead (1)", 50, 0.1);
    note(json, "aaa-2", "Saw lead (1)", 110, 0.9);
    note(json, "bbb-1", "saw lead", 110, 0.5);
    note(json, "ccc-1", "8-bit pad!", 110, 0.7);
    Files.writeString(folder.resolve("examples.json"), json.append("}").toString());
    Nsynth net = TinyVoices.voice(3).network();
    NoteCollection notes = NoteCollection.open(folder);
    List<String> heard = new ArrayList<>();
    List<AnchorSearch.Found> found = AnchorSearch.of(net, notes, each -> heard.add(each.name()));
    assertEquals(List.of("saw-lead", "saw-lead-2", "bit-pad"), heard);
    Path file = folder.resolve("made").resolve("nsynth-anchors.tsv");
    AnchorSearch.write(found, "some", file);
    Anchors anchors = Anchors.beside(folder.resolve("made").resolve("nsynth.safetensors"), 5);
    assertEquals(Map.of("synth-lead", heard), anchors.families());
    String typical = AnchorSearch.typical(found).get("synth-lead").name();
    assertEquals(Map.of("synth-lead", typical), anchors.others());
    SoundNote loud = notes.notes().get(1);
    assertEquals("aaa-2", loud.name());
    float[][] codes = SoundEncoder.encode(net, loud.samples());
    float[] out = new float[5];
    anchors.named("saw-lead").code(1, 0, out);
    assertArrayEquals(codes[1], out, 1e-3f, "an onset frame of the loud note alone");
    anchors.named("saw-lead").code(99, 0, out);
    for (int k = 0; k < 5; k++) {
      double held = 0;
      for (int f = 39; f <= 44; f++) held += codes[f][k] / 6;
      assertEquals(held, out[k], 1e-3, "what is held is a mean");
    }
  }

  private static AnchorSearch.Found found(String name, String family, float code) {
    return new AnchorSearch.Found(name, family, new float[][] {{code, 1}}, 1);
  }

  @Test
  void aFamilyIsTheInstrumentThatOneThinksOfElseTheNearestToItsMean() {
    List<AnchorSearch.Found> all =
        List.of(
            found("vibraphone", "mallet", 5),
            found("marimba", "mallet", 9),
            found("kalimba", "mallet", 2),
            found("marimba", "spoon", 1),
            found("kazoo", "spoon", 5),
            found("comb", "spoon", 8));
    assertEquals("marimba", AnchorSearch.typical(all).get("mallet").name());
    assertEquals("kazoo", AnchorSearch.typical(all).get("spoon").name());
  }
}
