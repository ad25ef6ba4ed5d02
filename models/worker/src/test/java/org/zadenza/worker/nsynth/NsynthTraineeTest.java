// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.importer.NsynthFile;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.nsynth.SoundEncoder;
import org.zadenza.models.nsynth.SoundMeasures;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.worker.train.Origin;

@Tag("slow")
class NsynthTraineeTest {
  private static final Origin ORIGIN = new Origin("CC0-1.0", "a few sines", "test");

  @TempDir private Path folder;

  /** A tiny network learns sines of five pitches and plays a sixth from its own files. */
  @Test
  void aTinyNetworkHoldsAPitch() throws IOException {
    NsynthConfig config = NsynthConfig.tiny();
    NsynthTrainee trainee = new NsynthTrainee(Nsynth.NAME, config, sines(config), ORIGIN, 1);
    double before = trainee.validate();
    for (int iteration = 0; iteration < 400; iteration++) {
      trainee.fit(iteration, iteration / 400.0);
    }
    double after = trainee.validate();
    assertTrue(after < before - 1, () -> "loss before " + before + ", after " + after);
    trainee.export(folder, after);
    Nsynth net = NsynthFile.load(folder.resolve("nsynth.safetensors")).network();
    SoundNote note = sine(72);
    float[][] code = SoundEncoder.encode(net, note.samples());
    SoundDecoder decoder = new SoundDecoder(net, 1);
    float[] made = decoder.decode(List.of(new SoundDecoder.Wanted(code, 72, 1)), 0.5)[0];
    assertEquals(72, SoundMeasures.pitch(made, 1000, made.length), 0.5);
  }

  @Test
  void whatWasExportedIsBegunWith() throws IOException {
    NsynthConfig config = NsynthConfig.tiny();
    NsynthTrainee taught = new NsynthTrainee(Nsynth.NAME, config, sines(config), ORIGIN, 1);
    for (int iteration = 0; iteration < 4; iteration++) taught.fit(iteration, 0.1);
    taught.export(folder, 0);
    NsynthTrainee begun =
        new NsynthTrainee(Nsynth.NAME, config.withSeed(5), sines(config), ORIGIN, 1);
    assertTrue(Math.abs(begun.validate() - taught.validate()) > 1e-3, "both know the same");
    begun.begin(folder.resolve("nsynth.safetensors"));
    assertEquals(taught.validate(), begun.validate());
    NsynthConfig larger = NsynthConfig.live();
    NsynthTrainee other = new NsynthTrainee(Nsynth.NAME, larger, sines(larger), ORIGIN, 1);
    WeightsException refused =
        assertThrows(
            WeightsException.class, () -> other.begin(folder.resolve("nsynth.safetensors")));
    assertTrue(refused.getMessage().contains("is needed"), refused.getMessage());
  }

  /** With more hands too. */
  @Test
  void aRestoredTraineeGoesOnAsIfItHadNeverStopped() throws IOException {
    NsynthConfig config = NsynthConfig.tiny();
    NsynthTrainee steady = new NsynthTrainee(Nsynth.NAME, config, sines(config), ORIGIN, 1);
    NsynthTrainee stopped = new NsynthTrainee(Nsynth.NAME, config, sines(config), ORIGIN, 1);
    for (int iteration = 0; iteration < 4; iteration++) {
      steady.fit(iteration, 0.1);
      stopped.fit(iteration, 0.1);
    }
    stopped.save(folder);
    NsynthTrainee restored = new NsynthTrainee(Nsynth.NAME, config, sines(config), ORIGIN, 2);
    restored.restore(folder);
    for (int iteration = 4; iteration < 8; iteration++) {
      assertEquals(steady.fit(iteration, 0.2), restored.fit(iteration, 0.2));
    }
    assertEquals(steady.validate(), restored.validate());
  }

  @Test
  void notesThatAreTooShortAreNoCourse() {
    NsynthConfig config = NsynthConfig.live();
    SoundNote note = sine(60);
    SoundNote stub =
        new SoundNote("a", "a", "a", "a", 60, 90, SoundNote.Use.TRAIN, new float[6000]);
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> new NoteCourse(config, List.of(stub), List.of(note)));
    assertEquals(
        "there are no notes of 6144 samples or more to learn from and to judge by",
        refused.getMessage());
  }

  private static NoteCourse sines(NsynthConfig config) {
    List<SoundNote> notes = new ArrayList<>();
    for (int pitch : new int[] {66, 69, 71, 73, 75, 78}) notes.add(sine(pitch));
    return new NoteCourse(config, notes, List.of(sine(72)));
  }

  private static SoundNote sine(int pitch) {
    float[] samples = new float[8192];
    double hertz = Excitation.hertz(pitch);
    for (int t = 0; t < samples.length; t++) {
      double angle = 2 * Math.PI * hertz * t / NsynthShape.SAMPLE_RATE;
      samples[t] = (float) (0.5 * Math.cos(angle));
    }
    return new SoundNote(
        "sine-" + pitch, "sine", "sine", "synth", pitch, 90, SoundNote.Use.TRAIN, samples);
  }
}
