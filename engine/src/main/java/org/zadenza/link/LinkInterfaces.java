// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which network interfaces Link may use.
 *
 * @param names their names, such as {@code lo} or {@code eth0}; none means all
 */
public record LinkInterfaces(Set<String> names) {
  /** Every interface, loopback among them: that is how two programs on one machine meet. */
  public static final LinkInterfaces ALL = new LinkInterfaces(Set.of());

  /** An address of this host on one interface. */
  record Local(NetworkInterface network, InetAddress address) {}

  public LinkInterfaces {
    names = Set.copyOf(names);
  }

  /** Names with commas between them; an empty text, or {@code all}, means all. */
  public static LinkInterfaces of(String text) {
    Set<String> names = new LinkedHashSet<>(List.of(text.strip().split("\\s*,\\s*")));
    names.remove("");
    return names.contains("all") ? ALL : new LinkInterfaces(names);
  }

  /** Those of the names that this machine has no interface of. */
  public Set<String> unknown() {
    Set<String> out = new TreeSet<>(names);
    out.removeIf(LinkInterfaces::exists);
    return out;
  }

  private static boolean exists(String name) {
    try {
      return NetworkInterface.getByName(name) != null;
    } catch (SocketException e) {
      return false;
    }
  }

  /** The addresses that can be used now: IPv4, and IPv6 of the link itself. */
  Set<Local> addresses() {
    try {
      return NetworkInterface.networkInterfaces()
          .filter(network -> names.isEmpty() || names.contains(network.getName()))
          .filter(LinkInterfaces::isUsable)
          .flatMap(
              network ->
                  network
                      .inetAddresses()
                      .filter(LinkInterfaces::isUsable)
                      .map(address -> new Local(network, address)))
          .collect(Collectors.toCollection(LinkedHashSet::new));
    } catch (SocketException e) {
      return Set.of();
    }
  }

  private static boolean isUsable(NetworkInterface network) {
    try {
      return network.isUp() && !network.isPointToPoint();
    } catch (SocketException e) {
      return false;
    }
  }

  private static boolean isUsable(InetAddress address) {
    return address instanceof Inet4Address || address.isLinkLocalAddress();
  }

  @Override
  public String toString() {
    return names.isEmpty() ? "all" : String.join(",", new TreeSet<>(names));
  }
}
