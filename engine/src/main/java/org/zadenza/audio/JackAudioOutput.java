// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio;

import java.nio.FloatBuffer;
import java.util.EnumSet;
import java.util.OptionalInt;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.jack.JackServer;
import org.zadenza.realtime.ThreadPriority;

/**
 * A JACK server, or PipeWire in its clothes: JACK's own thread renders each period. Ports {@code
 * out_1}, {@code out_2} and so on are the engine's outputs, which are connected to those that can
 * be heard; on demand there are two more for each orbit, {@code orbit_0_l} and so on.
 *
 * <p>Each cue is rendered so that it leaves the card at its very time, as the server knows its own
 * latency.
 */
public final class JackAudioOutput implements Output, Tap {
  private static final String CLIENT = "zadenza-audio";
  private static final int LONGEST_PERIOD = 8192;

  private final AudioEngine engine;
  private final Clock clock;
  private final JackClient client;
  private final JackPort[] outs;
  private final JackPort @Nullable [] orbits;
  private final float[][] rendered;
  private final float[] silence = new float[Desk.MAX_FRAMES];
  private final String description;
  private final int rate;
  private volatile long latencyNanos;
  private volatile boolean alive = true;
  private volatile long underruns;
  private volatile long faults;
  private boolean begun;
  private long expected;
  private int offset;

  private JackAudioOutput(AudioEngine engine, Clock clock, JackClient client, boolean withOrbits)
      throws JackException {
    this.engine = engine;
    this.clock = clock;
    this.client = client;
    rate = client.getSampleRate();
    if (rate != engine.sampleRate()) {
      throw new JackException("JACK runs at " + rate + " Hz, not at " + engine.sampleRate());
    }
    outs = new JackPort[engine.outputs()];
    for (int i = 0; i < outs.length; i++) outs[i] = port("out_" + (i + 1));
    rendered = new float[outs.length][LONGEST_PERIOD];
    orbits = withOrbits ? new JackPort[2 * Desk.ORBITS] : null;
    if (orbits != null) {
      for (int i = 0; i < orbits.length; i++) {
        orbits[i] = port("orbit_" + i / 2 + (i % 2 == 0 ? "_l" : "_r"));
      }
    }
    int period = client.getBufferSize();
    description = "JACK, " + rate + " Hz, periods of " + period;
    latencyNanos = nanos(period);
  }

  /** The frame rate of the server that runs; empty where none does. Any thread. */
  public static OptionalInt serverRate() {
    try {
      JackClient asking = JackServer.client(CLIENT + "-asks");
      try {
        return OptionalInt.of(asking.getSampleRate());
      } finally {
        asking.close();
      }
    } catch (JackException | LinkageError | RuntimeException e) {
      return OptionalInt.empty();
    }
  }

  /**
   * Joins the server and plays.
   *
   * @param withOrbits also two ports for each orbit
   * @throws JackException if no server runs, or it runs at another rate than the engine
   */
  public static JackAudioOutput open(AudioEngine engine, Clock clock, boolean withOrbits)
      throws JackException {
    JackClient client = JackServer.client(CLIENT);
    try {
      JackAudioOutput out = new JackAudioOutput(engine, clock, client, withOrbits);
      out.start();
      return out;
    } catch (JackException e) {
      client.close();
      throw e;
    }
  }

  private JackPort port(String name) throws JackException {
    return client.registerPort(name, JackPortType.AUDIO, JackPortFlags.JackPortIsOutput);
  }

  private void start() throws JackException {
    client.onShutdown(_ -> alive = false);
    client.setXrunCallback(_ -> underruns = underruns + 1);
    client.setProcessCallback((_, frames) -> process(frames));
    if (orbits != null) engine.desk().tap(this);
    client.activate();
    connect();
  }

  /** To those that can be heard; where there are none, the player connects it. */
  private void connect() throws JackException {
    Jack jack = Jack.getInstance();
    String[] ears =
        jack.getPorts(
            client,
            null,
            JackPortType.AUDIO,
            EnumSet.of(JackPortFlags.JackPortIsPhysical, JackPortFlags.JackPortIsInput));
    for (int i = 0; i < Math.min(outs.length, ears.length); i++) {
      jack.connect(client, outs[i].getName(), ears[i]);
    }
  }

  private long nanos(long frames) {
    return frames * Clock.NANOS_PER_SECOND / rate;
  }

  /** JACK's thread. */
  private boolean process(int frames) {
    try {
      if (alive && frames <= LONGEST_PERIOD) render(frames);
    } catch (JackException | RuntimeException e) {
      faults = faults + 1;
    }
    return true;
  }

  /** Where the server was stopped for a while its estimate of now is seconds off for some time. */
  private void render(int frames) throws JackException {
    long start = client.getLastFrameTime();
    int estimate = (int) (client.getFrameTime() - start);
    int since = estimate < 0 || estimate > 2 * frames ? 0 : estimate;
    latencyNanos = nanos(frames);
    long heard = clock.nanos() - nanos(since) + latencyNanos;
    boolean gap = !begun || (int) (start - expected) != 0;
    if (gap) engine.seek(engine.frameOf(heard));
    else engine.follow(heard);
    begun = true;
    expected = start + frames;
    offset = 0;
    engine.render(rendered, frames);
    for (int i = 0; i < outs.length; i++) put(outs[i], 0, rendered[i], frames);
  }

  private static void put(JackPort port, int at, float[] from, int frames) {
    FloatBuffer to = port.getFloatBuffer();
    if (to != null) to.put(at, from, 0, frames);
  }

  @Override
  public void heard(Desk desk, int frames) {
    JackPort[] to = orbits;
    if (to == null) return;
    for (int i = 0; i < Desk.ORBITS; i++) {
      boolean sounds = desk.sounds(i);
      put(to[2 * i], offset, sounds ? desk.left(i) : silence, frames);
      put(to[2 * i + 1], offset, sounds ? desk.right(i) : silence, frames);
    }
    offset += frames;
  }

  @Override
  public String describe() {
    return description;
  }

  @Override
  public ThreadPriority priority() {
    return new ThreadPriority(true, "JACK's own", "");
  }

  @Override
  public boolean isAlive() {
    return alive;
  }

  @Override
  public long underruns() {
    return underruns;
  }

  /** How often JACK's thread met an error and went on. */
  public long faults() {
    return faults;
  }

  @Override
  public void close() {
    alive = false;
    engine.desk().untap(this);
    client.close();
  }
}
