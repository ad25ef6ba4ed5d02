// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.encode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.SplittableRandom;
import org.zadenza.worker.encode.Source;

/** MIDI files that exist only when they are asked for: the file of a name is a beat by chance. */
record GeneratedBeats(int bars) implements Source {
  private static final int STEPS_PER_BAR = 16;
  private static final int TICKS_PER_STEP = 24;
  private static final int[] PITCHES = {36, 38, 42, 46, 45, 48, 50, 49, 51};
  private static final int ON = 0x99;

  @Override
  public InputStream open(String name) throws IOException {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    int[] pattern = random.ints(STEPS_PER_BAR, 0, PITCHES.length).toArray();
    ByteArrayOutputStream track = new ByteArrayOutputStream();
    for (int step = 0; step < bars * STEPS_PER_BAR; step++) {
      int drum = random.nextInt(10) == 0 ? random.nextInt(9) : pattern[step % STEPS_PER_BAR];
      track.write(new byte[] {0, (byte) ON, (byte) PITCHES[drum], 100});
      track.write(new byte[] {TICKS_PER_STEP, (byte) ON, (byte) PITCHES[drum], 0});
    }
    track.write(new byte[] {0, (byte) 0xFF, 0x2F, 0});
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeBytes("MThd");
    out.writeInt(6);
    out.writeShort(0);
    out.writeShort(1);
    out.writeShort(4 * TICKS_PER_STEP);
    out.writeBytes("MTrk");
    out.writeInt(track.size());
    out.write(track.toByteArray());
    return new ByteArrayInputStream(bytes.toByteArray());
  }
}
