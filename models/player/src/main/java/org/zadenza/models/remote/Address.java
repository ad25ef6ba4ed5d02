// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * Where a worker listens, e.g. {@code Address.parse("127.0.0.1:7070")}.
 *
 * @param port 0 to 65535; 0, for listening only: any free one
 */
public record Address(String host, int port) {
  private static final int HIGHEST_PORT = 65_535;

  /**
   * Reads {@code host:port}; an IPv6 address stands in square brackets.
   *
   * @throws IllegalArgumentException says what is wanted
   */
  public static Address parse(String text) {
    int colon = text.lastIndexOf(':');
    String host = colon < 0 ? "" : text.substring(0, colon);
    boolean bracketed = host.startsWith("[") && host.endsWith("]");
    if (bracketed) host = host.substring(1, host.length() - 1);
    int port = port(text.substring(colon + 1));
    if (host.isBlank() || port < 0 || !bracketed && host.contains(":")) {
      throw new IllegalArgumentException(
          "a worker's address is host:port, such as 127.0.0.1:7070, not " + text);
    }
    return new Address(host, port);
  }

  private static int port(String text) {
    try {
      int port = Integer.parseInt(text);
      return port <= HIGHEST_PORT ? port : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Whether it can be reached from this machine only; may ask the name service. */
  public boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** For sockets. */
  public InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }

  @Override
  public String toString() {
    return host.contains(":") ? "[" + host + "]:" + port : host + ":" + port;
  }
}
