// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.prompt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Where the real program can be reached when all is open that opens without naming an address, as
 * the kernel says.
 */
@Tag("slow")
class ListenersTest {
  private static final String READY = "all-is-open";

  @TempDir private Path home;

  @Test
  void nothingIsReachedFromOutside() throws IOException, InterruptedException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp")), "this kernel does not say");
    List<Socket> open = sockets("--page-port", "0", "--nrepl", "--osc", "--highlights");
    assertTrue(count(open, "tcp") >= 2, () -> "the page and the editors are not open: " + open);
    assertTrue(count(open, "udp") >= 1, () -> "nobody listens for OSC: " + open);
    assertEquals(List.of(), open.stream().filter(socket -> !socket.loopback()).toList());
  }

  /** What a player opens who asks for nothing: ears for controllers. */
  @Test
  void withoutBeingAskedOnlyControllersAreHeard() throws IOException, InterruptedException {
    assumeTrue(Files.isReadable(Path.of("/proc/self/net/tcp")), "this kernel does not say");
    List<Socket> open = sockets();
    assertEquals(0, count(open, "tcp"), open::toString);
    assertTrue(open.stream().allMatch(Socket::loopback), open::toString);
  }

  private static long count(List<Socket> open, String protocol) {
    return open.stream().filter(socket -> socket.protocol().startsWith(protocol)).count();
  }

  /**
   * A socket that packets or visitors can reach.
   *
   * @param address as the kernel writes it: hexadecimal, each word the wrong way round
   */
  private record Socket(String protocol, String address, String port) {
    private static final Set<String> LOOPBACK =
        Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    boolean loopback() {
      return LOOPBACK.contains(address);
    }
  }

  /** Starts the program, and looks when its prompt has answered. */
  private List<Socket> sockets(String... options) throws IOException, InterruptedException {
    Process player = Program.start(home, List.of(), arguments(options));
    try (OutputStream in = player.getOutputStream();
        BufferedReader out = player.inputReader(StandardCharsets.UTF_8)) {
      in.write("(println (str \"all-is-\" \"open\"))\n".getBytes(StandardCharsets.UTF_8));
      in.flush();
      List<String> said = new ArrayList<>();
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        said.add(line);
        if (line.contains(READY)) return listening(player.pid());
      }
      throw new AssertionError("the player did not start: " + said);
    } finally {
      player.destroy();
      player.waitFor();
    }
  }

  private static List<String> arguments(String... options) {
    List<String> out = new ArrayList<>(List.of("--no-init", "--silent", "--stay"));
    out.addAll(List.of(options));
    return out;
  }

  private static List<Socket> listening(long process) throws IOException {
    Set<String> own = inodes(process);
    List<Socket> out = new ArrayList<>();
    for (String protocol : List.of("tcp", "tcp6", "udp", "udp6")) {
      Path table = Path.of("/proc/" + process + "/net/" + protocol);
      if (!Files.exists(table)) continue;
      for (String line : Files.readAllLines(table).stream().skip(1).toList()) {
        String[] cells = line.strip().split("\\s+");
        boolean waits = cells[3].equals("0A") || protocol.startsWith("udp");
        if (!waits || !own.contains(cells[9])) continue;
        String[] here = cells[1].split(":");
        out.add(new Socket(protocol, here[0], String.valueOf(Integer.parseInt(here[1], 16))));
      }
    }
    return out;
  }

  private static Set<String> inodes(long process) throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/" + process + "/fd"))) {
      return files
          .map(ListenersTest::target)
          .filter(target -> target.startsWith("socket:["))
          .map(target -> target.substring(8, target.length() - 1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  private static String target(Path file) {
    try {
      return Files.readSymbolicLink(file).toString();
    } catch (IOException closedMeanwhile) {
      return "";
    }
  }
}
