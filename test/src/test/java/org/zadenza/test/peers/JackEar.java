// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.nio.FloatBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;
import org.zadenza.clock.Clock;
import org.zadenza.jack.JackServer;

/** A client that hears one port: when sound begins, by the server's own count of frames. */
final class JackEar implements AutoCloseable {
  /** What is silent for so long before it is an onset. */
  private static final int SILENCE = 2_000;

  /** What takes direct current out of the mix dies away slowly after a sound. */
  private static final float SILENT = 1e-3f;

  private final JackClient client;
  private final JackPort port;
  private final long[] onsets = new long[1 << 12];
  private final long[] nanos = new long[1 << 12];
  private final Clock clock;
  private final AtomicInteger count = new AtomicInteger();
  private final AtomicLong heard = new AtomicLong();
  private int silent = SILENCE;

  JackEar(String source, Clock clock) throws JackException {
    this.clock = clock;
    client = JackServer.client("ear");
    port = client.registerPort("in", JackPortType.AUDIO, JackPortFlags.JackPortIsInput);
    client.setProcessCallback((c, frames) -> process(c, frames));
    client.activate();
    Jack.getInstance().connect(client, source, port.getName());
  }

  private boolean process(JackClient c, int frames) {
    try {
      long began = clock.nanos();
      FloatBuffer in = port.getFloatBuffer();
      for (int i = 0; i < frames; i++) {
        if (Math.abs(in.get(i)) < SILENT) {
          silent++;
          continue;
        }
        if (silent >= SILENCE) {
          onsets[count.get()] = c.getLastFrameTime() + i;
          nanos[count.get()] = began + i * Clock.NANOS_PER_SECOND / c.getSampleRate();
          count.incrementAndGet();
        }
        silent = 0;
      }
      heard.addAndGet(frames);
      return true;
    } catch (JackException e) {
      return false;
    }
  }

  /** How many frames it has heard. */
  long heard() {
    return heard.get();
  }

  int count() {
    return count.get();
  }

  long onset(int number) {
    return onsets[number];
  }

  /** When the server asked for that frame, in session time. */
  long nanos(int number) {
    return nanos[number];
  }

  @Override
  public void close() {
    client.close();
  }
}
