// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A network of its own inside this machine, in which programs see nothing of the real one. */
final class NetworkNamespace implements AutoCloseable {
  private static int made;

  private final String name;

  private NetworkNamespace(String name) {
    this.name = name;
  }

  /** False where the machine does not let us: it needs root and iproute2. */
  static boolean possible() {
    try (NetworkNamespace tried = create()) {
      return tried.run("true").isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  /** One with nothing but loopback. */
  static synchronized NetworkNamespace create() throws IOException {
    NetworkNamespace out =
        new NetworkNamespace("zadenza-" + ProcessHandle.current().pid() + "-" + made++);
    ip("netns", "add", out.name);
    ip("-n", out.name, "link", "set", "lo", "up");
    return out;
  }

  /** Lays a cable to another one. */
  void connect(String here, NetworkNamespace other, String there) throws IOException {
    ip(
        "link",
        "add",
        here,
        "netns",
        name,
        "type",
        "veth",
        "peer",
        "name",
        there,
        "netns",
        other.name);
  }

  /** Gives an interface an address with its prefix, at once, and switches it on. */
  void address(String device, String address) throws IOException {
    List<String> command = new ArrayList<>(List.of("-n", name, "addr", "add", address));
    command.addAll(List.of("dev", device));
    if (address.contains(":")) command.add("nodad");
    ip(command.toArray(String[]::new));
  }

  /** Keeps the kernel from making up addresses, so that there are only those that a test gives. */
  void up(String device) throws IOException {
    ip("-n", name, "link", "set", device, "addrgenmode", "none");
    ip("-n", name, "link", "set", device, "up");
  }

  void down(String device) throws IOException {
    ip("-n", name, "link", "set", device, "down");
  }

  /** The command line that runs a program in here. */
  List<String> command(List<String> program) {
    List<String> out = new ArrayList<>(List.of("ip", "netns", "exec", name));
    out.addAll(program);
    return out;
  }

  private String run(String program) throws IOException {
    return output(command(List.of(program)));
  }

  private static void ip(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("ip"));
    command.addAll(List.of(arguments));
    output(command);
  }

  private static String output(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    try {
      if (process.waitFor() == 0) return text;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IOException(String.join(" ", command) + ": " + text);
  }

  @Override
  public void close() throws IOException {
    ip("netns", "del", name);
  }
}
