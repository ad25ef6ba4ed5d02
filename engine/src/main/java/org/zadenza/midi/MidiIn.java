// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.schedule.Inputs;
import org.zadenza.sink.Hand;

/**
 * What comes in from all ports: keys are played and remembered, controllers become inputs for
 * patterns and turn learned knobs, ticks steer the tempo.
 *
 * <p>The devices' threads only hand messages over; {@link #turn} belongs to one thread, {@code
 * zadenza-midi-in}.
 *
 * <p>Controller 74 of channel 1 is the input {@code cc74}, {@code cc74:1}, {@code cc74@port},
 * {@code cc74:1@port} and, as in Tidal, {@code 74}, each from 0 to 1. The last key is {@code
 * midinote}, with {@code midivelocity} and {@code midigate}; bend is {@code midibend}, pressure
 * {@code miditouch}.
 */
final class MidiIn {
  static final String NAME = "zadenza-midi-in";
  private static final int RING = 4096;
  private static final double HIGHEST = 127;
  private static final int MIDDLE_BEND = 8192;
  private static final long LONGEST_SLEEP_NANOS = Clock.NANOS_PER_SECOND / 20;

  private final Inputs inputs;
  private final Hand hand;
  private final PlayedNotes played;
  private final KeyPlayer keys;
  private final MessageRing ring = new MessageRing(RING);
  private final List<String> ports = new CopyOnWriteArrayList<>();
  private final Map<String, Object> changed = new HashMap<>();
  private volatile @Nullable TempoFollower follower;
  private volatile @Nullable Thread thread;
  private volatile boolean open = true;
  private volatile long lost;
  private volatile long faults;

  MidiIn(Inputs inputs, Hand hand, PlayedNotes played, KeyPlayer keys) {
    this.inputs = inputs;
    this.hand = hand;
    this.played = played;
    this.keys = keys;
  }

  /** What hears a port; a port of the same name that comes back is the same port. */
  MidiListener listener(String port) {
    if (!ports.contains(port)) ports.add(port);
    int number = ports.indexOf(port);
    return (nanos, bytes) -> received(number, nanos, bytes);
  }

  /** A device's thread. */
  private void received(int port, long nanos, int bytes) {
    Message message = ring.claim();
    if (message == null) {
      lost = lost + 1;
      return;
    }
    message.nanos = nanos;
    message.bytes = bytes;
    message.serial = port;
    ring.publish(message);
    Thread waiting = thread;
    if (waiting != null) LockSupport.unpark(waiting);
  }

  void follow(@Nullable TempoFollower newFollower) {
    follower = newFollower;
  }

  @Nullable TempoFollower follower() {
    return follower;
  }

  /** How many messages came too fast to be kept. */
  long lost() {
    return lost;
  }

  void start() {
    Thread started = Thread.ofPlatform().name(NAME).daemon(true).unstarted(this::run);
    started.setPriority(Thread.MAX_PRIORITY);
    thread = started;
    started.start();
  }

  private void run() {
    Message spare = new Message();
    while (open) {
      turn(spare);
      if (ring.isEmpty()) LockSupport.parkNanos(this, LONGEST_SLEEP_NANOS);
    }
  }

  void close() {
    open = false;
  }

  /** Takes in all that has come; patterns see all of it at once. */
  void turn(Message spare) {
    while (ring.take(spare)) guarded(ports.get((int) spare.serial), spare.nanos, spare.bytes);
    if (changed.isEmpty()) return;
    inputs.setAll(changed);
    changed.clear();
  }

  /** Whatever one message leads to, the next one is heard. */
  private void guarded(String port, long nanos, int bytes) {
    try {
      take(port, nanos, bytes);
    } catch (RuntimeException e) {
      faults = faults + 1;
    }
  }

  /** How many messages led to an error. */
  long faults() {
    return faults;
  }

  private void take(String port, long nanos, int bytes) {
    int channel = Wire.channel(bytes);
    switch (Wire.kind(bytes)) {
      case Wire.NOTE_ON -> {
        if (Wire.second(bytes) == 0) up(nanos, channel, Wire.first(bytes));
        else down(nanos, channel, Wire.first(bytes), Wire.second(bytes));
      }
      case Wire.NOTE_OFF -> up(nanos, channel, Wire.first(bytes));
      case Wire.CONTROLLER -> controller(port, channel, Wire.first(bytes), Wire.second(bytes));
      case Wire.TOUCH -> changed.put("miditouch", Wire.first(bytes) / HIGHEST);
      case Wire.BEND -> {
        int steps = (Wire.second(bytes) << 7 | Wire.first(bytes)) - MIDDLE_BEND;
        changed.put("midibend", (double) steps / (steps < 0 ? MIDDLE_BEND : MIDDLE_BEND - 1));
      }
      case Wire.PROGRAM -> changed.put("midiprogram", (double) Wire.first(bytes));
      case 0xF0 -> transport(port, nanos, bytes);
      default -> {}
    }
  }

  private void down(long nanos, int channel, int key, int velocity) {
    keys.down(nanos, channel, key, velocity);
    played.down(nanos, channel + 1, key, velocity);
    changed.put("midinote", (double) key);
    changed.put("midivelocity", velocity / HIGHEST);
    changed.put("midigate", 1.0);
  }

  private void up(long nanos, int channel, int key) {
    keys.up(nanos, channel, key);
    played.up(nanos, channel + 1, key);
    if (changed.getOrDefault("midinote", inputs.now().get("midinote")) instanceof Double last
        && last == key) {
      changed.put("midigate", 0.0);
    }
  }

  private void controller(String port, int channel, int number, int value) {
    double share = value / HIGHEST;
    String plain = Controllers.input(number, 0, "");
    changed.put(String.valueOf(number), share);
    changed.put(plain, share);
    changed.put(Controllers.input(number, channel + 1, ""), share);
    changed.put(Controllers.input(number, 0, port), share);
    changed.put(Controllers.input(number, channel + 1, port), share);
    if (hand.isEmpty()) return;
    hand.moved("controller " + number + " of channel " + (channel + 1) + " of " + port, share);
  }

  private void transport(String port, long nanos, int bytes) {
    TempoFollower now = follower;
    if (now == null || !now.port().equals(port)) return;
    switch (Wire.status(bytes)) {
      case Wire.CLOCK -> now.tick(nanos);
      case Wire.START -> now.start();
      case Wire.CONTINUE -> now.resume();
      case Wire.STOP -> now.stop();
      case Wire.SONG_POSITION -> now.position(Wire.second(bytes) << 7 | Wire.first(bytes));
      default -> {}
    }
  }
}
