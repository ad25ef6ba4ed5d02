// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Who is served over real sockets, who is not, and that everybody else is told why. */
class PageServerTest {
  private final Refusals refusals = new Refusals();
  private final Audience audience = new Audience(refusals, () -> {});
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final PageServer server =
      PageServer.open(
          0, port -> new House(new Gate(port), Assets.read(), audience, this::hear, refusals));
  private final Visitor visitor = new Visitor(server.port(), server.house().gate());

  private Optional<Reason> hear(String message, Consumer<String> answer) {
    said.add(message);
    answer.accept("{\"t\":\"echo\"}");
    return message.equals("nonsense") ? Optional.of(Reason.MALFORMED) : Optional.empty();
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void assertRefused(Reason reason, String answer) {
    assertTrue(answer.startsWith("HTTP/1.1 " + reason.status().code()), answer);
    assertTrue(answer.contains(reason.says()), answer);
    assertEquals(1, refusals.of(reason));
  }

  @Test
  void theBrowserWithTheKeyGetsThePage() throws Exception {
    String cookie = visitor.enter();
    String page = visitor.get(server.house().gate().root(), "Cookie: " + cookie);
    assertTrue(page.startsWith("HTTP/1.1 200"), page);
    assertTrue(page.contains("<title>Zadenza</title>"), page);
    assertFalse(page.contains("{{nonce}}"), page);
    assertEquals("", refusals.text());
  }

  @Test
  void everyAnswerForbidsWhatIsNotNeeded() throws Exception {
    String cookie = visitor.enter();
    for (String path : List.of("app.js", "lib/codemirror-view.js", "no-such-file")) {
      String answer = visitor.get(server.house().gate().root() + path, "Cookie: " + cookie);
      String policy =
          answer.lines().filter(l -> l.toLowerCase().startsWith("content-sec")).findFirst().get();
      assertTrue(policy.contains("default-src 'none'; script-src 'self';"), policy);
      assertTrue(policy.contains("connect-src 'self'"), policy);
      assertTrue(policy.contains("frame-ancestors 'none'"), policy);
      assertFalse(policy.contains("unsafe"), policy);
      for (String header : List.of("nosniff", "no-referrer", "no-store", "same-origin")) {
        assertTrue(answer.contains(header), header);
      }
    }
  }

  @Test
  void withoutTheTokenNothingIsServed() throws Exception {
    assertRefused(Reason.TOKEN, visitor.get(server.house().gate().root() + "app.js", ""));
  }

  @Test
  void aWrongKeyOpensNothing() throws Exception {
    assertRefused(Reason.TOKEN, visitor.get(server.house().gate().root() + "?key=abc", ""));
  }

  @Test
  void otherPathsAndMethodsAreRefused() throws Exception {
    String cookie = "Cookie: " + visitor.enter();
    assertRefused(Reason.PATH, visitor.get("/../../etc/passwd", cookie));
    assertRefused(Reason.METHOD, visitor.ask("POST", server.house().gate().root(), cookie));
  }

  @Test
  void whatIsNoHttpOrTooLongIsRefused() throws Exception {
    assertRefused(Reason.MALFORMED, visitor.raw("\u0001\u0002 nonsense\r\n\r\n"));
    assertRefused(Reason.TOO_LARGE, visitor.get("/" + "x".repeat(5000), ""));
  }

  @Test
  void aSocketNeedsTokenAndOrigin() throws Exception {
    String cookie = visitor.enter();
    assertThrows(Exception.class, () -> visitor.socket(cookie, "http://evil.example", null));
    assertEquals(1, refusals.of(Reason.ORIGIN));
    assertThrows(Exception.class, () -> visitor.socket("zadenza=guess", visitor.origin(), null));
    assertEquals(1, refusals.of(Reason.TOKEN));
    List<String> heard = new CopyOnWriteArrayList<>();
    WebSocket socket = visitor.socket(cookie, visitor.origin(), heard::add);
    socket.sendText("hello", true).get();
    Await.until("an answer", () -> heard.contains("{\"t\":\"echo\"}"));
    assertEquals(List.of("hello"), said);
  }

  @Test
  void nonsenseIsAnsweredAndOversizedFramesEndTheVisit() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    WebSocket socket = visitor.socket(visitor.enter(), visitor.origin(), heard::add);
    socket.sendText("nonsense", true).get();
    Await.until("an answer", () -> heard.contains(Outgoing.refused(Reason.MALFORMED)));
    assertEquals(1, refusals.of(Reason.MALFORMED));
    socket.sendText("x".repeat(Front.LONGEST_MESSAGE + 1), true);
    Await.until("the end", () -> refusals.of(Reason.TOO_LARGE) == 1 && audience.count() == 0);
    assertEquals(List.of("nonsense"), said);
  }

  @Test
  void bytesAreNoMessage() throws Exception {
    WebSocket socket = visitor.socket(visitor.enter(), visitor.origin(), text -> {});
    socket.sendBinary(ByteBuffer.allocate(8), true);
    Await.until("the end", () -> refusals.of(Reason.UNKNOWN) == 1 && audience.count() == 0);
  }

  @Test
  void whenTheHouseIsFullNobodyElseComesIn() throws Exception {
    String cookie = visitor.enter();
    List<WebSocket> all = new ArrayList<>();
    for (int i = 0; i < Audience.MOST; i++) {
      all.add(visitor.socket(cookie, visitor.origin(), text -> {}));
    }
    Await.until("all are in", () -> audience.count() == Audience.MOST);
    assertThrows(Exception.class, () -> visitor.socket(cookie, visitor.origin(), text -> {}));
    assertEquals(1, refusals.of(Reason.CROWD));
    all.getFirst().abort();
    Await.until("one has gone", () -> audience.count() == Audience.MOST - 1);
  }

  /** One who never reads is dropped; telling never waits, and another hears everything. */
  @Tag("slow")
  @Test
  void whoListensTooSlowlyIsDropped() throws Exception {
    String cookie = visitor.enter();
    List<String> heard = new CopyOnWriteArrayList<>();
    visitor.socket(cookie, visitor.origin(), heard::add);
    try (Socket stalled = visitor.stalled(cookie)) {
      assertTrue(stalled.isConnected());
      Await.until("both are in", () -> audience.count() == 2);
      String text = "x".repeat(1 << 16);
      int told = 0;
      for (; refusals.of(Reason.SLOW) == 0 && told < 1_000; told++) {
        audience.tell(text);
        int far = told + 1;
        Await.until("the other hears", () -> heard.size() == far);
      }
      assertEquals(1, refusals.of(Reason.SLOW));
      assertEquals(1, audience.count());
      assertEquals(told, heard.size());
    }
  }

  @Test
  void aPortInUseIsASentence() {
    UncheckedIOException taken =
        assertThrows(
            UncheckedIOException.class, () -> PageServer.open(server.port(), port -> null));
    assertTrue(taken.getMessage().startsWith("port " + server.port() + " is taken"));
  }
}
