// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jaudiolibs.jnajack.Jack;
import org.jaudiolibs.jnajack.JackClient;
import org.jaudiolibs.jnajack.JackException;
import org.jaudiolibs.jnajack.JackPort;
import org.jaudiolibs.jnajack.JackPortFlags;
import org.jaudiolibs.jnajack.JackPortType;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.jack.JackServer;

/**
 * JACK, or PipeWire in its clothes. Where neither is installed or running it lists nothing, and
 * looks again each time it is asked. Never starts a server.
 */
public final class JackHost implements MidiHost {
  private static final String CLIENT = "zadenza";

  private final Clock clock;
  private final List<JackOutput> outputs = new CopyOnWriteArrayList<>();
  private final List<JackInput> inputs = new CopyOnWriteArrayList<>();
  private @Nullable JackClient client;
  private @Nullable FrameClock frames;
  private volatile boolean gone;
  private volatile boolean installed = true;
  private volatile long periodNanos;
  private volatile long faults;
  private volatile int losses;
  private int ports;

  public JackHost(Clock clock) {
    this.clock = clock;
  }

  @Override
  public String name() {
    return "jack";
  }

  /** The client, opened where it is not yet; null where no server runs. */
  private synchronized @Nullable JackClient client() {
    if (client != null && !gone) return client;
    if (!installed) return null;
    if (client != null) forget();
    try {
      return opened();
    } catch (JackException e) {
      return null;
    } catch (LinkageError | RuntimeException e) {
      installed = false;
      return null;
    }
  }

  private JackClient opened() throws JackException {
    JackClient opened = JackServer.client(CLIENT);
    double rate = opened.getSampleRate();
    FrameClock clockOfFrames = new FrameClock(rate);
    periodNanos = Math.round(opened.getBufferSize() * Clock.NANOS_PER_SECOND / rate);
    frames = clockOfFrames;
    gone = false;
    opened.onShutdown(dead -> lost());
    opened.setProcessCallback((c, period) -> process(c, clockOfFrames, rate, period));
    opened.setXrunCallback(c -> losses = losses + 1);
    opened.activate();
    client = opened;
    return opened;
  }

  /** JACK's thread. */
  private boolean process(JackClient c, FrameClock clockOfFrames, double rate, int period) {
    try {
      periodNanos = Math.round(period * Clock.NANOS_PER_SECOND / rate);
      long before = clock.nanos();
      long counter = c.getFrameTime();
      long after = clock.nanos();
      clockOfFrames.observe(before + (after - before) / 2, counter);
      long start = clockOfFrames.unwrapped(c.getLastFrameTime());
      for (int i = 0; i < outputs.size(); i++) outputs.get(i).write(clockOfFrames, start, period);
      for (int i = 0; i < inputs.size(); i++) inputs.get(i).read(clockOfFrames, start);
    } catch (JackException | RuntimeException e) {
      faults = faults + 1;
    }
    return true;
  }

  /** JACK's thread: the server has ended. */
  private void lost() {
    gone = true;
    outputs.forEach(JackOutput::lost);
    inputs.forEach(JackInput::lost);
  }

  private void forget() {
    outputs.clear();
    inputs.clear();
    JackClient dead = client;
    client = null;
    if (dead != null) dead.close();
  }

  long periodNanos() {
    return periodNanos;
  }

  /** How often the server has lost a period. */
  int losses() {
    return losses;
  }

  /** How often JACK's thread met an error and went on. */
  public long faults() {
    return faults;
  }

  /** How many messages came to JACK after their frame. */
  public long late() {
    return outputs.stream().mapToLong(JackOutput::late).sum();
  }

  @Override
  public List<String> outputs() {
    return ports(JackPortFlags.JackPortIsInput);
  }

  @Override
  public List<String> inputs() {
    return ports(JackPortFlags.JackPortIsOutput);
  }

  /** Seen from JACK, what can be played is an input. */
  private List<String> ports(JackPortFlags kind) {
    JackClient now = client();
    if (now == null) return List.of();
    try {
      String own = now.getName() + ":";
      String[] names = Jack.getInstance().getPorts(now, null, JackPortType.MIDI, EnumSet.of(kind));
      return Arrays.stream(names).filter(name -> !name.startsWith(own)).distinct().toList();
    } catch (JackException e) {
      return List.of();
    }
  }

  private synchronized JackPort register(JackClient c, String kind, JackPortFlags flag)
      throws JackException {
    return c.registerPort(kind + "_" + ++ports, JackPortType.MIDI, flag);
  }

  private JackClient running(String port) throws MidiUnavailable {
    JackClient now = client();
    if (now == null) throw new MidiUnavailable(port + " is not there: JACK does not run");
    return now;
  }

  @Override
  public MidiPort openOutput(String name) throws MidiUnavailable {
    JackClient c = running(name);
    try {
      JackPort port = register(c, "out", JackPortFlags.JackPortIsOutput);
      JackOutput output = new JackOutput(name, port, this);
      outputs.add(output);
      connect(c, port.getName(), name, output);
      return output;
    } catch (JackException e) {
      throw new MidiUnavailable(name + " cannot be connected in JACK: " + e.getMessage());
    }
  }

  @Override
  public OpenInput openInput(String name, MidiListener listener) throws MidiUnavailable {
    JackClient c = running(name);
    try {
      JackPort port = register(c, "in", JackPortFlags.JackPortIsInput);
      JackInput input = new JackInput(port, this, listener);
      inputs.add(input);
      connect(c, name, port.getName(), input);
      return input;
    } catch (JackException e) {
      throw new MidiUnavailable(name + " cannot be connected in JACK: " + e.getMessage());
    }
  }

  private static void connect(JackClient c, String from, String to, AutoCloseable otherwise)
      throws JackException {
    try {
      Jack.getInstance().connect(c, from, to);
    } catch (JackException e) {
      closeQuietly(otherwise);
      throw e;
    }
  }

  private static void closeQuietly(AutoCloseable port) {
    try {
      port.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void closed(JackOutput output, boolean there) {
    outputs.remove(output);
    if (there) unregister(output.port());
  }

  void closed(JackInput input, boolean there) {
    inputs.remove(input);
    if (there) unregister(input.port());
  }

  private synchronized void unregister(JackPort port) {
    try {
      if (client != null && !gone) client.unregisterPort(port);
    } catch (JackException e) {
      faults = faults + 1;
    }
  }

  @Override
  public synchronized void close() {
    installed = false;
    lost();
    forget();
  }
}
