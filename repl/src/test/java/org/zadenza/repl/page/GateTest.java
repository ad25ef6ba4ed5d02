// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final int PORT = 4321;
  private static final String HOST = "127.0.0.1:4321";

  private final long seed = Long.getLong("seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final Gate gate = new Gate(PORT);

  private static HttpRequest request(HttpMethod method, String... headers) {
    HttpRequest out = new DefaultHttpRequest(HttpVersion.HTTP_1_1, method, "/");
    for (int i = 0; i < headers.length; i += 2) out.headers().add(headers[i], headers[i + 1]);
    return out;
  }

  private static String key(String invitation) {
    return invitation.substring(invitation.indexOf("key=") + 4);
  }

  private static String cookie(String set) {
    return set.substring(0, set.indexOf(';'));
  }

  @Test
  void aKeyOpensOnceAndANewOneEndsTheOneBefore() {
    String first = key(gate.invitation());
    String second = key(gate.invitation());
    assertTrue(gate.admit(first).isEmpty());
    assertTrue(gate.admit(second + "0").isEmpty());
    String cookie = gate.admit(second).orElseThrow();
    assertTrue(gate.admit(second).isEmpty());
    assertTrue(cookie.endsWith("; Path=" + gate.root() + "; HttpOnly; SameSite=Strict"), cookie);
    assertTrue(gate.knows(request(HttpMethod.GET, "Cookie", "a=b; " + cookie(cookie))));
    assertFalse(gate.knows(request(HttpMethod.GET)));
    assertFalse(new Gate(PORT).knows(request(HttpMethod.GET, "Cookie", cookie(cookie))));
  }

  @Test
  void theAddressIsOfThisMachineAndHoldsNoToken() {
    String invitation = gate.invitation();
    assertTrue(invitation.startsWith("http://127.0.0.1:4321" + gate.root() + "?key="), invitation);
    String token = cookie(gate.admit(key(invitation)).orElseThrow()).split("=")[1];
    assertFalse(invitation.contains(token));
  }

  /** One character more, less or other is somebody else. */
  private String spoilt(String text) {
    int at = random.nextInt(text.length());
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(at + 1);
      case 1 -> text.substring(0, at) + "x" + text.substring(at);
      default -> text.substring(0, at) + "~" + text.substring(at + 1);
    };
  }

  @Test
  void whateverIsNotExactlyOursIsForeign() {
    String cookie = cookie(gate.admit(key(gate.invitation())).orElseThrow());
    String from = "http://" + HOST;
    assertNull(gate.foreign(request(HttpMethod.GET, "Host", HOST), false));
    assertNull(gate.foreign(request(HttpMethod.GET, "Host", HOST, "Origin", from), true));
    for (int i = 0; i < 2000; i++) {
      String host = spoilt(HOST);
      HttpRequest elsewhere = request(HttpMethod.GET, "Host", host, "Origin", from);
      assertEquals(Reason.HOST, gate.foreign(elsewhere, i % 2 == 0), "seed " + seed + " " + host);
      String origin = spoilt(from);
      HttpRequest foreign = request(HttpMethod.GET, "Host", HOST, "Origin", origin);
      assertEquals(Reason.ORIGIN, gate.foreign(foreign, i % 2 == 0), "seed " + seed + " " + origin);
      String token = spoilt(cookie);
      HttpRequest guess = request(HttpMethod.GET, "Host", HOST, "Cookie", token);
      assertFalse(gate.knows(guess), "seed " + seed + " " + token);
    }
  }

  @Test
  void whatIsMissingOrDoubledIsForeign() {
    assertEquals(Reason.HOST, gate.foreign(request(HttpMethod.GET), false));
    assertEquals(
        Reason.HOST, gate.foreign(request(HttpMethod.GET, "Host", HOST, "Host", HOST), false));
    assertEquals(Reason.ORIGIN, gate.foreign(request(HttpMethod.GET, "Host", HOST), true));
    assertEquals(
        Reason.ORIGIN,
        gate.foreign(request(HttpMethod.GET, "Host", HOST, "Sec-Fetch-Site", "same-site"), false));
    for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.HEAD, HttpMethod.OPTIONS)) {
      assertEquals(Reason.METHOD, gate.foreign(request(method, "Host", HOST), false));
    }
  }
}
