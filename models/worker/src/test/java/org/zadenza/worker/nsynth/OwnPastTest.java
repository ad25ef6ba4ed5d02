// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.nsynth;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.zadenza.models.nsynth.Excitation;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.PlainEncoder;
import org.zadenza.models.nsynth.SoundNote;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.neural.LogisticMixture;
import org.zadenza.neural.MuLaw;
import org.zadenza.neural.PlainWaveNet;

/** A network's own samples as its past, against the plain network. */
class OwnPastTest {
  private static final NsynthShape SHAPE = NsynthShape.tiny();
  private static final int SAMPLES = 512;
  private static final int OWN = 200;
  private static final int FROM = 3000;

  @Test
  void fromSomeSampleOnItIsToldWhatThePlainNetworkDraws() throws WeightsException {
    NsynthNet net = new NsynthNet(SHAPE, SAMPLES, 3);
    Crop crop = net.told(scene(OWN));
    Crop asRecorded = net.told(scene(Memory.NEVER));
    assertArrayEquals(asRecorded.sound(), crop.sound(), "the note is what is to be chosen");
    Nsynth model =
        Nsynth.read(SafeTensors.parse(SafeTensors.bytes(net.parameters().tensors()), "t"), SHAPE);
    PlainWaveNet plain = new PlainWaveNet(model.decoder());
    Crop.Sound heard = (Crop.Sound) crop.heard();
    double[][] code = PlainEncoder.encode(model.encoder(), doubles(heard.samples(), 0, SAMPLES));
    int others = 0;
    for (int t = 0; t < SAMPLES - 1; t++) {
      double[] condition = new double[SHAPE.conditions()];
      System.arraycopy(code[t / SHAPE.hop()], 0, condition, 0, SHAPE.latents());
      condition[SHAPE.latents()] = crop.note();
      int width = SHAPE.excitations();
      double[] excitation = doubles(crop.excitation(), t * width, width);
      double[] numbers = plain.step(crop.before()[t], excitation, condition);
      float told = crop.before()[t + 1];
      if (t < OWN) {
        assertEquals(asRecorded.before()[t + 1], told, "recorded at " + t);
      } else {
        int guesses = t * width + SHAPE.guesses() - 1;
        int drawn = LogisticMixture.draw(floats(numbers), 0, crop.excitation(), guesses, 0, 0.5);
        assertEquals(drawn, told * MuLaw.SILENCE + MuLaw.SILENCE, 1, "its own at " + t);
        if (told != asRecorded.before()[t + 1]) others++;
      }
    }
    assertNotEquals(0, others);
  }

  /** At temperature 0 no chance is left. */
  private static Scene scene(int own) {
    Memory memory = new Memory(0, 1, false, 0, 0, 0, own, 0);
    Prepared note = Prepared.of(note());
    Crop.Heard heard = note.input(FROM, SAMPLES);
    return new Scene(note, heard, FROM, SAMPLES, memory, new SplittableRandom(1));
  }

  private static SoundNote note() {
    float[] samples = new float[8192];
    double hertz = Excitation.hertz(60);
    for (int t = 0; t < samples.length; t++) {
      double angle = 2 * Math.PI * hertz * t / NsynthShape.SAMPLE_RATE;
      samples[t] = (float) (0.4 * Math.cos(angle) + 0.2 * Math.cos(2 * angle + 1));
    }
    return new SoundNote("a", "a", "a", "a", 60, 90, SoundNote.Use.TRAIN, samples);
  }

  private static double[] doubles(float[] values, int from, int count) {
    double[] out = new double[count];
    for (int k = 0; k < count; k++) out[k] = values[from + k];
    return out;
  }

  private static float[] floats(double[] values) {
    float[] out = new float[values.length];
    for (int k = 0; k < out.length; k++) out[k] = (float) values[k];
    return out;
  }
}
