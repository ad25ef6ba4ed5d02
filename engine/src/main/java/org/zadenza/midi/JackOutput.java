// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackMidi;
import org.jaudiolibs.jnajack.JackPort;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;

/**
 * An output of JACK: messages are handed over ahead of their time and written by JACK's own thread,
 * each on its very frame.
 */
final class JackOutput implements MidiPort {
  private static final int WAITING = 2048;
  private static final long MARGIN_NANOS = Clock.NANOS_PER_SECOND / 100;
  private static final int PATIENCE = 300;

  /** The server tells of a loss some periods after it. */
  private static final int LOSS_PERIODS = 32;

  /** After the last message, so that a loss that is told in time can still be made good. */
  private static final int PERIODS_AFTER = 8;

  private static final long STEP_NANOS = Clock.NANOS_PER_SECOND / 1000;

  private final String name;
  private final JackPort port;
  private final JackHost host;
  private final MessageRing ring = new MessageRing(WAITING);
  private final MessageHeap heap = new MessageHeap(WAITING);
  private final RecentOffs recent = new RecentOffs();
  private final byte[] bytes = new byte[3];
  private int lossesHeard;
  private volatile boolean open = true;
  private volatile long handedOver;
  private volatile long written;
  private volatile long late;
  private volatile long periods;

  JackOutput(String name, JackPort port, JackHost host) {
    this.name = name;
    this.port = port;
    this.host = host;
  }

  @Override
  public String name() {
    return name;
  }

  JackPort port() {
    return port;
  }

  /** Two periods: one that is being rendered, one that is being filled. */
  @Override
  public long leadNanos() {
    return 2 * host.periodNanos() + MARGIN_NANOS;
  }

  @Override
  public boolean send(long nanos, int message) {
    Message m = claim(nanos);
    if (m == null) return false;
    m.bytes = message;
    m.longBytes = null;
    ring.publish(m);
    return true;
  }

  @Override
  public boolean sendLong(long nanos, byte[] message) {
    Message m = claim(nanos);
    if (m == null) return false;
    m.longBytes = message;
    ring.publish(m);
    return true;
  }

  private @Nullable Message claim(long nanos) {
    Message m = open ? ring.claim() : null;
    if (m == null) return null;
    handedOver = handedOver + 1;
    m.nanos = nanos;
    m.dueNanos = nanos;
    m.rank = 0;
    return m;
  }

  /** JACK's thread. Writes what falls into the period that begins at {@code start}. */
  void write(FrameClock frames, long start, int period) throws JackException {
    if (port.getBuffer() == null) return;
    periods = periods + 1;
    JackMidi.clearBuffer(port);
    if (lossesHeard != host.losses()) {
      lossesHeard = host.losses();
      recent.since(start - LOSS_PERIODS * period, this::writeNow);
    }
    while (!heap.isFull() && ring.take(heap.spare())) heap.add();
    int earliest = 0;
    while (!heap.isEmpty()) {
      Message m = heap.first();
      long offset = Math.round(frames.frameAt(m.nanos)) - start;
      if (offset >= period) return;
      if (offset < 0) late = late + 1;
      earliest = (int) Math.max(earliest, offset);
      recent.written(m.longBytes == null ? m.bytes : 0, start + earliest);
      write(earliest, heap.poll());
      written = written + 1;
    }
  }

  private void write(int offset, Message m) throws JackException {
    byte[] longBytes = m.longBytes;
    if (longBytes != null) {
      JackMidi.eventWrite(port, offset, longBytes, longBytes.length);
      m.longBytes = null;
      return;
    }
    write(offset, m.bytes);
  }

  private void write(int offset, int message) throws JackException {
    bytes[0] = (byte) message;
    bytes[1] = (byte) (message >> 8);
    bytes[2] = (byte) (message >> 16);
    JackMidi.eventWrite(port, offset, bytes, Wire.length(message));
  }

  private void writeNow(int message) {
    try {
      write(0, message);
    } catch (JackException e) {
      late = late + 1;
    }
  }

  /** How many messages came to JACK after their frame. */
  long late() {
    return late;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** The server is gone, and the port with it. */
  void lost() {
    open = false;
  }

  /** Waits as many steps at most; how many are left. */
  private int await(BooleanSupplier met, int steps) {
    int left = steps;
    for (; open && !met.getAsBoolean() && left > 0; left--) LockSupport.parkNanos(STEP_NANOS);
    return left;
  }

  @Override
  public void close() {
    int left = await(() -> written >= handedOver, PATIENCE);
    long enough = periods + PERIODS_AFTER;
    if (handedOver > 0) await(() -> periods >= enough, left);
    boolean there = open;
    open = false;
    host.closed(this, there);
  }
}
