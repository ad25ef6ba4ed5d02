// SPDX-License-Identifier: Apache-2.0
package org.zadenza.midi;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.zadenza.schedule.Reporter;

/**
 * Finds ports, opens them, and looks after them: one that vanishes is told once and opened again
 * when it is back. Any thread but a timing one; one at a time.
 */
final class MidiPorts implements AutoCloseable {
  /** Gives the MIDI thread time for the last ends of notes. */
  private static final long PATIENCE_MILLIS = 500;

  /** An input that the player opened; without a port while that is away. */
  private static final class Inlet {
    private final String name;
    private final MidiHost host;
    private MidiHost.@Nullable OpenInput port;

    private Inlet(String name, MidiHost host, MidiHost.OpenInput port) {
      this.name = name;
      this.host = host;
      this.port = port;
    }
  }

  private record Found(MidiHost host, String name) {}

  private final List<MidiHost> hosts;
  private final MidiSender sender;
  private final MidiIn in;
  private final Reporter reporter;
  private final List<Inlet> inlets = new ArrayList<>();
  private final Map<Outlet, MidiHost> homes = new HashMap<>();

  MidiPorts(List<MidiHost> hosts, MidiSender sender, MidiIn in, Reporter reporter) {
    this.hosts = List.copyOf(hosts);
    this.sender = sender;
    this.in = in;
    this.reporter = reporter;
  }

  /** Every port there is now. */
  synchronized List<PortListing> listings() {
    List<PortListing> out = new ArrayList<>();
    for (MidiHost host : hosts) {
      for (String name : host.outputs()) {
        out.add(new PortListing(host.name(), name, true, outlet(name).isPresent()));
      }
      for (String name : host.inputs()) {
        out.add(new PortListing(host.name(), name, false, inlet(name).isPresent()));
      }
    }
    return out;
  }

  private Optional<Outlet> outlet(String name) {
    return sender.outlets().stream().filter(o -> o.name().equals(name)).findFirst();
  }

  private Optional<Inlet> inlet(String name) {
    return inlets.stream().filter(i -> i.name.equals(name)).findFirst();
  }

  /** The output that is meant, opened where it is not yet. */
  synchronized Outlet output(String wanted) throws MidiUnavailable {
    Found found = found(wanted, MidiHost::outputs, "output");
    Optional<Outlet> open = outlet(found.name);
    if (open.isPresent()) return open.get();
    MidiPort port = found.host.openOutput(found.name);
    Outlet outlet = new Outlet(found.name, port, OutletOptions.PLAIN);
    homes.put(outlet, found.host);
    sender.add(outlet);
    return outlet;
  }

  /** The name of the input that is meant, opened where it is not yet. */
  synchronized String input(String wanted) throws MidiUnavailable {
    Found found = found(wanted, MidiHost::inputs, "input");
    if (inlet(found.name).isEmpty()) {
      MidiHost.OpenInput port = found.host.openInput(found.name, in.listener(found.name));
      inlets.add(new Inlet(found.name, found.host, port));
    }
    return found.name;
  }

  private Found found(String wanted, Function<MidiHost, List<String>> ports, String kind)
      throws MidiUnavailable {
    List<String> all = new ArrayList<>();
    for (MidiHost host : hosts) {
      List<String> names = ports.apply(host);
      Optional<String> name = PortNames.find(names, wanted);
      if (name.isPresent()) return new Found(host, name.get());
      all.addAll(names);
    }
    String there = all.isEmpty() ? "there is none" : "there is " + String.join(", ", all);
    throw new MidiUnavailable("no MIDI " + kind + " is called " + wanted + "; " + there);
  }

  /** The open input that is meant by a part of its name. */
  synchronized Optional<String> openInput(String wanted) {
    return PortNames.find(inlets.stream().map(i -> i.name).toList(), wanted);
  }

  /** The open outputs and inputs that are meant; their keys go up first. */
  synchronized List<String> close(String wanted) {
    List<String> closed = new ArrayList<>();
    for (Outlet outlet : List.copyOf(sender.outlets())) {
      if (!outlet.isCalled(wanted)) continue;
      close(outlet);
      closed.add(outlet.name());
    }
    for (Inlet inlet : List.copyOf(inlets)) {
      if (!PortNames.matches(inlet.name, wanted)) continue;
      inlets.remove(inlet);
      if (inlet.port != null) inlet.port.close();
      closed.add(inlet.name);
    }
    return closed;
  }

  private void close(Outlet outlet) {
    CountDownLatch quiet = new CountDownLatch(1);
    sender.remove(outlet, quiet::countDown);
    homes.remove(outlet);
    try {
      quiet.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    MidiPort port = outlet.disconnected();
    if (port != null) port.close();
  }

  /** Looks for ports that have gone and for those that have come back. */
  synchronized void scan() {
    if (homes.isEmpty() && inlets.isEmpty()) return;
    Map<MidiHost, List<String>> outputs = new HashMap<>();
    Map<MidiHost, List<String>> inputs = new HashMap<>();
    for (Map.Entry<Outlet, MidiHost> home : homes.entrySet()) {
      MidiHost host = home.getValue();
      boolean there =
          outputs.computeIfAbsent(host, MidiHost::outputs).contains(home.getKey().name());
      look(home.getKey(), host, there);
    }
    for (Inlet inlet : inlets) {
      List<String> names = inputs.computeIfAbsent(inlet.host, MidiHost::inputs);
      look(inlet, names.contains(inlet.name));
    }
  }

  private void look(Outlet outlet, MidiHost host, boolean there) {
    if (outlet.isConnected() && !there || outlet.hasBrokenPort()) {
      MidiPort gone = outlet.disconnected();
      if (gone != null) gone.close();
      tell(outlet.name() + " is gone; what is for it is lost until it is back");
    } else if (there && !outlet.isConnected()) {
      try {
        outlet.reconnected(host.openOutput(outlet.name()));
        sender.settle(outlet);
        tell(outlet.name() + " is back");
      } catch (MidiUnavailable e) {
        return; // the next look tries again
      }
    } else if (outlet.isConnected() && outlet.owesEnds()) {
      sender.payEnds(outlet);
    }
  }

  private void look(Inlet inlet, boolean there) {
    MidiHost.OpenInput port = inlet.port;
    if (port != null && (!there || !port.isOpen())) {
      inlet.port = null;
      port.close();
      tell(inlet.name + " is gone; it is heard again when it is back");
    } else if (port == null && there) {
      try {
        inlet.port = inlet.host.openInput(inlet.name, in.listener(inlet.name));
        tell(inlet.name + " is back");
      } catch (MidiUnavailable e) {
        return; // the next look tries again
      }
    }
  }

  private void tell(String what) {
    reporter.tell("midi", what);
  }

  /** Gives every port back. The MIDI thread must have ended its notes. */
  @Override
  public synchronized void close() {
    for (Inlet inlet : inlets) if (inlet.port != null) inlet.port.close();
    inlets.clear();
    for (Outlet outlet : homes.keySet()) {
      MidiPort port = outlet.disconnected();
      if (port != null) port.close();
    }
    homes.clear();
    hosts.forEach(MidiHost::close);
  }
}
