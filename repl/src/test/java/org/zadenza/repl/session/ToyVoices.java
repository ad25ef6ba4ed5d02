// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.zadenza.audio.WavFile;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.play.Anchors;
import org.zadenza.models.nsynth.play.NsynthVoice;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;

/**
 * An NSynth of a few random weights with a random code for each family that notes are learnt of,
 * and for some instruments of theirs.
 */
final class ToyVoices {
  private static final List<String> FAMILIES =
      List.of("bass", "brass", "flute", "guitar", "keyboard", "mallet", "organ", "reed", "string");

  private ToyVoices() {}

  static NsynthVoice of(long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    NsynthShape shape = NsynthShape.tiny();
    Map<String, Tensor> tensors = new TreeMap<>();
    Nsynth.layout(shape)
        .forEach(
            (name, lengths) -> {
              float[] values = new float[lengths.stream().reduce(1, Math::multiplyExact)];
              for (int k = 0; k < values.length; k++) {
                values[k] = (float) random.nextDouble(-0.5, 0.5);
              }
              tensors.put(name, new Tensor(lengths, values));
            });
    StringBuilder anchors = new StringBuilder("brass\t= trumpet\n");
    line(anchors, "alto-horn", "brass", shape, random);
    line(anchors, "trumpet", "brass", shape, random);
    line(anchors, "flute", "flute", shape, random);
    for (String family : FAMILIES) line(anchors, family + "_acoustic_000", "", shape, random);
    SafeTensors read = SafeTensors.parse(SafeTensors.bytes(tensors), "toy");
    return new NsynthVoice(
        Nsynth.read(read, shape), Anchors.parse(anchors.toString(), shape.code(), "toy"));
  }

  /** A short tone as {@code vocal.wav}, as the pages call a sound of one's own. */
  static Path vocal(Path folder) throws IOException {
    Path file = folder.resolve("vocal.wav");
    try (WavFile wav = new WavFile(file, 22_050)) {
      float[] tone = new float[4_000];
      for (int t = 0; t < tone.length; t++) tone[t] = (float) Math.sin(0.06 * t);
      for (int i = 0; i < 3; i++) wav.write(tone, tone, tone.length);
    }
    return file;
  }

  private static void line(
      StringBuilder out, String name, String family, NsynthShape shape, SplittableRandom random) {
    out.append(name).append('\t');
    for (int k = 0; k < shape.code(); k++) out.append(random.nextDouble(-1, 1)).append(' ');
    out.append('\t').append(family).append('\n');
  }
}
