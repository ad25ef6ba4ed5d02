// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Controls that a knob holds, on buses of SuperDirt counted down from the last that it lends: what
 * sounds follows them from the moment at which the knob moves, since its {@code /c_set} has no time
 * tag.
 *
 * <p>Only SuperDirt's effects read buses; it computes with the others before a sound begins.
 *
 * <p>{@link #control} and {@link #bus} belong to the clock's thread, the rest to any other.
 */
final class HeldBuses {
  /** How many controls can be held at once. */
  static final int MOST = 16;

  private static final int ROOM = 64;

  private static final Set<String> READ_FROM_BUSES =
      Set.of(
          "bandf",
          "bandq",
          "binshift",
          "coarse",
          "comb",
          "crush",
          "cutoff",
          "delay",
          "delayfeedback",
          "delaytime",
          "distort",
          "djf",
          "enhance",
          "freeze",
          "hbrick",
          "hcutoff",
          "hresonance",
          "krush",
          "kcutoff",
          "lbrick",
          "leslie",
          "lrate",
          "lsize",
          "octer",
          "octersub",
          "octersubsub",
          "pan",
          "phaserdepth",
          "phaserrate",
          "resonance",
          "ring",
          "ringdf",
          "ringf",
          "room",
          "scram",
          "shape",
          "size",
          "smear",
          "squiz",
          "tremolodepth",
          "tremolorate",
          "triode",
          "waveloss",
          "xsdelay");

  private record Held(String control, float value) {}

  private final OscWriter writer = new OscWriter();
  private final ByteBuf packet = Unpooled.buffer(ROOM);
  private volatile @Nullable Held[] held = new @Nullable Held[MOST];

  /** The control at a place, or null. */
  @Nullable String control(int place) {
    Held there = held[place];
    return there == null ? null : there.control;
  }

  /** Which of the lent buses the control at a place has, or -1. */
  static int bus(int place, ControlBuses lent) {
    return lent.indices().size() - 1 - place;
  }

  /** A knob holds the control at {@code value} from now on. */
  synchronized void turn(String given, double value, @Nullable BusWriter buses) {
    String control = DirtMessage.theirName(given);
    if (!READ_FROM_BUSES.contains(control)) return;
    int place = placeOf(control);
    if (place < 0) place = free();
    if (place < 0) return;
    put(place, new Held(control, (float) value));
    if (buses != null) tell(place, buses);
  }

  synchronized void letGo(String given) {
    int place = placeOf(DirtMessage.theirName(given));
    if (place >= 0) put(place, null);
  }

  /** A SuperDirt that came, or came back, knows nothing yet. */
  synchronized void tellAll(BusWriter buses) {
    for (int place = 0; place < MOST; place++) tell(place, buses);
  }

  private void tell(int place, BusWriter buses) {
    Held there = held[place];
    int bus = bus(place, buses.lent());
    if (there == null || bus < 0) return;
    writer.to(packet.clear()).message("/c_set");
    writer.i(buses.lent().indices().get(bus)).f(there.value).endMessage();
    buses.writeNow(packet);
  }

  private int placeOf(String control) {
    for (int i = 0; i < MOST; i++) if (control.equals(control(i))) return i;
    return -1;
  }

  private int free() {
    for (int i = 0; i < MOST; i++) if (held[i] == null) return i;
    return -1;
  }

  private void put(int place, @Nullable Held now) {
    @Nullable Held[] changed = held.clone();
    changed[place] = now;
    held = changed;
  }
}
