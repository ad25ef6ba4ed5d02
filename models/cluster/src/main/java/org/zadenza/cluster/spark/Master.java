// SPDX-License-Identifier: Apache-2.0
package org.zadenza.cluster.spark;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where jobs go: {@code local}, {@code local[2]}, {@code local[*]} is this process, {@code
 * spark://HOST:PORT} the master of a standalone cluster.
 */
public record Master(String url) {
  private static final Pattern LOCAL = Pattern.compile("local(\\[(\\*|[1-9]\\d{0,3})])?");
  private static final Pattern REMOTE = Pattern.compile("spark://([^:/,]+):(\\d{1,5})");
  private static final int MOST_PORT = 65535;
  private static final int CONNECT_MILLIS = 5000;

  /**
   * Checks what it looks like.
   *
   * @throws IllegalArgumentException says what it must look like
   */
  public Master {
    Matcher remote = REMOTE.matcher(url);
    boolean known =
        LOCAL.matcher(url).matches()
            || remote.matches() && Integer.parseInt(remote.group(2)) <= MOST_PORT;
    if (!known) {
      throw new IllegalArgumentException(
          "a cluster is spark://HOST:PORT, local[N] or local[*], not " + url);
    }
  }

  /** Whether it is this process. */
  public boolean isLocal() {
    return LOCAL.matcher(url).matches();
  }

  /**
   * Makes sure that something listens there.
   *
   * @throws IOException says that nothing does, and what to do
   */
  public void check() throws IOException {
    Matcher remote = REMOTE.matcher(url);
    if (!remote.matches()) return;
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(remote.group(1), Integer.parseInt(remote.group(2))),
          CONNECT_MILLIS);
    } catch (IOException e) {
      throw new IOException(
          "there is no cluster at %s (%s): start one with ./zadenza models cluster master, or take local[*]"
              .formatted(url, e.getMessage()),
          e);
    }
  }
}
