// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** A 16-bit WAV file: where sounds begin in its first channel. */
record Recording(short[] samples, float frameRate) {
  private static final int THRESHOLD = 3_000;

  static Recording read(Path file) throws IOException, UnsupportedAudioFileException {
    try (AudioInputStream in = AudioSystem.getAudioInputStream(file.toFile())) {
      byte[] bytes = in.readAllBytes();
      int frameSize = in.getFormat().getFrameSize();
      short[] samples = new short[bytes.length / frameSize];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = (short) (bytes[i * frameSize] & 0xFF | bytes[i * frameSize + 1] << 8);
      }
      return new Recording(samples, in.getFormat().getFrameRate());
    }
  }

  /** The frames at which it gets loud after a stretch of quiet. */
  List<Integer> onsets() {
    int quiet = Math.round(0.04f * frameRate);
    List<Integer> out = new ArrayList<>();
    int lastLoud = -quiet - 1;
    for (int i = 0; i < samples.length; i++) {
      if (Math.abs(samples[i]) < THRESHOLD) continue;
      if (i - lastLoud > quiet) out.add(i);
      lastLoud = i;
    }
    return out;
  }

  /** The pitch of what sounds from a frame on, by counting how often it crosses zero upwards. */
  double hertzAt(int frame) {
    int frames = Math.round(0.02f * frameRate);
    int crossings = 0;
    for (int i = frame + 1; i < frame + frames; i++) {
      if (samples[i - 1] < 0 && samples[i] >= 0) crossings++;
    }
    return crossings * frameRate / frames;
  }
}
