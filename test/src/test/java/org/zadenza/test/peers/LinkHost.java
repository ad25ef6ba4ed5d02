// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.zadenza.clock.Clock;
import org.zadenza.link.LinkInterfaces;
import org.zadenza.link.LinkListener;
import org.zadenza.link.LinkPeer;
import org.zadenza.link.LinkState;

/**
 * A program that takes part in a Link session and does what is typed, a line for each line. Its
 * clock is the machine's, with another beginning and another pace, as if it were another machine.
 */
final class LinkHost {
  private static final double PER_MILLION = 1e-6;

  private final long offset;
  private final long began = System.nanoTime();
  private final double pace;
  private final LinkPeer peer;

  private LinkHost(double bpm, String interfaces, double partsPerMillion) {
    offset = ProcessHandle.current().pid() * Clock.NANOS_PER_SECOND;
    pace = 1 + partsPerMillion * PER_MILLION;
    LinkPeer.Opening opening = new LinkPeer.Opening(bpm, 0, nanos(), LinkInterfaces.of(interfaces));
    LinkListener listener =
        new LinkListener() {
          @Override
          public void trouble(String message) {
            System.err.println(message);
          }
        };
    peer = LinkPeer.join(this::nanos, opening, listener);
    peer.followStartStop(true);
  }

  private long nanos() {
    return nanosAt(System.nanoTime());
  }

  private long nanosAt(long machineNanos) {
    return offset + (long) ((machineNanos - began) * pace);
  }

  /** Arguments: tempo, interfaces, and by how many parts in a million its clock runs fast. */
  public static void main(String[] args) throws IOException {
    LinkHost host = new LinkHost(Double.parseDouble(args[0]), args[1], Double.parseDouble(args[2]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (LinkPeer peer = host.peer) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        System.out.println(host.answer(peer, line.split(" ")));
      }
    }
  }

  private String answer(LinkPeer peer, String[] words) throws IOException {
    LinkState state = peer.snapshot();
    return switch (words[0]) {
      case "peers" -> String.valueOf(state.peers());
      case "bpm" -> String.valueOf(state.bpm());
      case "playing" -> String.valueOf(state.playing());
      case "phase" -> String.valueOf(state.phaseAt(nanosAt(Long.parseLong(words[1])), 4));
      case "tempo" -> {
        peer.setTempo(Double.parseDouble(words[1]));
        yield "ok";
      }
      case "play" -> {
        peer.startStop(Boolean.parseBoolean(words[1]), nanos());
        yield "ok";
      }
      case "leave" -> {
        peer.close();
        yield "ok";
      }
      case "observe" -> LinkObserver.observe(Integer.parseInt(words[1]));
      default -> throw new IllegalArgumentException(words[0]);
    };
  }
}
