// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.eval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.nsynth.SoundEncoder;
import org.zadenza.models.nsynth.play.NsynthPlayer;

/**
 * A network that sounds are made with, as many at once as is fast. Any thread encodes, one at a
 * time decodes.
 */
final class MadeAgain {
  /** At this temperature samples are drawn, as where a player says nothing. */
  static final double TEMPERATURE = NsynthPlayer.USUAL_TEMPERATURE;

  private static final int VOICES = 4;
  private static final int HELD_FROM = 4096; // samples
  private static final int HELD_TO = 12_288;

  private final Nsynth net;
  private final SoundDecoder decoder;
  private long samples;

  MadeAgain(Nsynth net) {
    this.net = net;
    decoder = new SoundDecoder(net, VOICES);
  }

  float[][] encode(float[] sound) {
    return SoundEncoder.encode(net, sound);
  }

  /** How many numbers of a frame of a code say what it sounds like. */
  int latents() {
    return net.shape().latents();
  }

  /** The first frame of {@link #heldCode}. */
  int heldFrom() {
    return HELD_FROM / net.shape().hop();
  }

  /**
   * The frames of a sound's code while a note is held, from 0.26 to 0.77 s: the same as in its
   * whole code, since the encoder is given as much around them as it sees.
   */
  float[][] heldCode(float[] sound) {
    NsynthShape shape = net.shape();
    int reach = 1;
    for (int n = 0; n < shape.encoderLayers(); n++) reach += shape.dilation(n);
    int margin = Math.ceilDiv(reach * (shape.encoderTaps() / 2), shape.hop()) + 1; // and a level
    int first = Math.max(0, heldFrom() - margin);
    int last = HELD_TO / shape.hop() + margin;
    int from = Math.min(sound.length, first * shape.hop());
    int to = Math.min(sound.length, last * shape.hop());
    float[][] code = encode(Arrays.copyOfRange(sound, from, to));
    int skipped = Math.min(code.length, heldFrom() - first);
    int wanted = (HELD_TO - HELD_FROM) / shape.hop();
    return Arrays.copyOfRange(code, skipped, Math.min(code.length, skipped + wanted));
  }

  /** The sound of each, by free running. */
  List<float[]> decode(List<SoundDecoder.Wanted> wanted) {
    List<float[]> out = new ArrayList<>();
    for (int from = 0; from < wanted.size(); from += VOICES) {
      int to = Math.min(wanted.size(), from + VOICES);
      out.addAll(List.of(decoder.decode(wanted.subList(from, to), TEMPERATURE)));
    }
    for (float[] sound : out) samples += sound.length;
    return out;
  }

  /** How many samples were made. */
  long samples() {
    return samples;
  }
}
