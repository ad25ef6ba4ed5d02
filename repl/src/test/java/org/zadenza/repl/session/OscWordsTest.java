// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zadenza.clock.ClockPair;
import org.zadenza.clock.SystemClock;
import org.zadenza.clock.WallClock;
import org.zadenza.clock.WallTime;
import org.zadenza.osc.OscPacket;
import org.zadenza.osc.OscReader;
import org.zadenza.repl.eval.Answer;
import org.zadenza.repl.eval.Language;
import org.zadenza.schedule.Timing;
import org.zadenza.time.Rational;

class OscWordsTest {
  private static final int SHORT_MILLIS = 5;

  private final SystemClock clock = new SystemClock();
  private final WallTime wallTime = new WallClock(ClockPair.of(clock));
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Session session =
      Session.on(
          clock,
          Rational.ONE,
          Timing.LIVE,
          SessionLog.none(),
          (where, message) -> told.add(where + ": " + message));
  private DatagramSocket there;

  @BeforeEach
  void open() throws IOException {
    there = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    there.setSoTimeout(SHORT_MILLIS);
  }

  @AfterEach
  void close() {
    session.close();
    there.close();
  }

  private Answer type(Language language, String text) {
    String typed = text.replace("PORT", String.valueOf(there.getLocalPort()));
    return session.evaluate(language, session.tongues().typed(language, typed).getFirst());
  }

  private String said(Language language, String text) {
    Answer answer = type(language, text);
    String why = answer instanceof Answer.Refused(var complaint) ? complaint.text() : text;
    return assertInstanceOf(Answer.Value.class, answer, why).text();
  }

  private String said(String text) {
    return said(Language.CLOJURE, text);
  }

  private String refused(String text) {
    return assertInstanceOf(Answer.Refused.class, type(Language.CLOJURE, text), text)
        .complaint()
        .text();
  }

  /** Ticks until a packet comes. */
  private OscPacket heard() throws IOException {
    long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    DatagramPacket datagram = new DatagramPacket(new byte[2_000], 2_000);
    while (System.nanoTime() < limit) {
      session.scheduler().tick();
      try {
        there.receive(datagram);
        byte[] bytes = Arrays.copyOf(datagram.getData(), datagram.getLength());
        return OscReader.read(Unpooled.wrappedBuffer(bytes));
      } catch (SocketTimeoutException e) {
        continue;
      }
    }
    throw new AssertionError("nothing came; told " + told);
  }

  private OscPacket.Message message() throws IOException {
    return assertInstanceOf(OscPacket.Message.class, heard());
  }

  @Test
  void aTargetHearsWhatItsDeclarationSays() throws IOException {
    session.wired(clock, wallTime);
    said(
        "(osc-target :vis {:port PORT :address \"/play\" :args [:n [:gain 1/2] [:chan 3] \"x\"]})");
    session.scheduler().tick();
    said("(d1 (n \"7*16\"))");
    assertEquals(new OscPacket.Message("/play", List.of(7f, 0.5f, 3, "x")), message());
    assertTrue(said("(osc-targets)").contains("vis  127.0.0.1:"), said("(osc-targets)"));
  }

  @Tag("slow")
  @Test
  void routesAreSlotsAndControls() throws IOException {
    session.wired(clock, wallTime);
    said(
        "(osc-target :vis {:port PORT :address \"/{slot}\" :args [:n] :slots [:d1 2] :when"
            + " :lock})");
    session.scheduler().tick();
    said("(d3 (lock 1 (n \"3*8\")))");
    said("(d2 (n \"2*8\"))");
    said("(d1 (lock 1 (n \"1*8\")))");
    for (int i = 0; i < 5; i++) assertEquals("/d1", message().address());
  }

  @Test
  void javaDeclaresTheSame() throws IOException {
    session.wired(clock, wallTime);
    said(
        Language.JAVA,
        "oscTarget(\"vis\", Map.of(\"port\", PORT, \"args\", List.of(\":n\", 2, 0.5),"
            + " \"timeTag\", true))");
    session.scheduler().tick();
    said(Language.JAVA, "d1(n(\"7*16\"))");
    OscPacket.Bundle bundle = assertInstanceOf(OscPacket.Bundle.class, heard());
    assertEquals(List.of(new OscPacket.Message("/play", List.of(7f, 2, 0.5f))), bundle.packets());
    assertEquals("vis is off", said(Language.JAVA, "oscOff(\"vis\")"));
  }

  @Test
  void superDirtIsAskedForItsHand() throws IOException {
    session.wired(clock, wallTime);
    said("(superdirt {:port PORT :latency 0})");
    assertEquals(new OscPacket.Message("/dirt/handshake", List.of()), message());
    session.scheduler().tick();
    said("(d1 (s \"bd*16\"))");
    OscPacket heard = heard();
    while (heard instanceof OscPacket.Message) heard = heard();
    assertInstanceOf(OscPacket.Bundle.class, heard);
    assertEquals("superdirt is off", said("(superdirt :off)"));
    assertEquals("superdirt was off already", said("(superdirt :off)"));
  }

  @Test
  void highlightsNameThePlaceInTheLineThatWasTyped() throws IOException {
    session.wired(clock, wallTime);
    said("(highlights PORT)");
    session.scheduler().tick();
    said("(d1 (s \"bd*8\"))");
    OscPacket.Bundle bundle = assertInstanceOf(OscPacket.Bundle.class, heard());
    OscPacket.Message message = (OscPacket.Message) bundle.packets().getFirst();
    assertEquals("/editor/highlights", message.address());
    assertEquals(List.of(8, 1, 10, 1), message.arguments().subList(3, 7));
    assertEquals("highlights is off", said("(highlights :off)"));
  }

  @Test
  void aPortInUseIsRefusedWithOneThatIsFree() {
    session.wired(clock, wallTime);
    String said = refused("(osc-in PORT)");
    assertTrue(said.contains("port " + there.getLocalPort() + " is taken"), said);
    assertTrue(said.contains("(osc-in "), said);
    assertEquals("osc-in was off already", said("(osc-in :off)"));
  }

  /** Of all addresses somebody else may have that port: then with another one. */
  @Test
  void listeningAnewOnTheSamePortIsAllowed() throws IOException {
    session.wired(clock, wallTime);
    int port = there.getLocalPort();
    there.close();
    Answer anew = listenAnew(port);
    for (int k = 0; k < 5 && anew.text().contains("is taken by another program"); k++) {
      try (DatagramSocket free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
        port = free.getLocalPort();
      }
      anew = listenAnew(port);
    }
    assertInstanceOf(Answer.Value.class, anew, anew.text());
    assertTrue(said("(osc-targets)").contains("in  port " + port), said("(osc-targets)"));
    assertEquals("osc-in is off", said("(osc-in :off)"));
  }

  private Answer listenAnew(int port) {
    said("(osc-in " + port + ")");
    String all = "(osc-in " + port + " {:host \"0.0.0.0\"})";
    return type(Language.CLOJURE, all);
  }

  @Test
  void whereNothingPlaysLiveTheWordsSayThatAndDoNothing() {
    assertTrue(said("(superdirt)").contains("only where a session plays live"));
    assertTrue(said("(osc-target :vis {:port PORT})").contains("only where"));
    assertEquals("no wires", said("(osc-targets)"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(osc-target :vis {:prot 7000}) | did you mean :port?",
        "(osc-target :vis {:port 7000 :colour 1}) | there are :host :port :address",
        "(osc-target :vis {:address \"/a\"}) | wants a :port",
        "(osc-target :vis {:port 70000}) | from 1 to 65535",
        "(osc-target :vis {:port 0}) | from 1 to 65535",
        "(osc-target :vis {:port \"x\"}) | from 1 to 65535",
        "(osc-target :vis {:port 7000 :address \"play\"}) | begins with /",
        "(osc-target :vis {:port 7000 :args []}) | as a list such as",
        "(osc-target :vis {:port 7000 :args [{:a 1}]}) | arguments such as",
        "(osc-target :vis {:port 7000 :args [:n] :pairs true}) | not both",
        "(osc-target :vis {:port 7000 :time-tag 1}) | true or false",
        "(osc-target :vis {:port 7000 :latency -1}) | 0 to 10 seconds",
        "(osc-target :vis {:port 7000 :when {:a 1 :b 2}}) | one control",
        "(osc-target :vis {:port nil}) | with a value",
        "(osc-target :vis {:port 7000 :host \"no.such.host.invalid\"}) | there is no host",
        "(osc-target :vis 7000) | wants a map",
        "(osc-target :vis) | 2 arguments",
        "(osc-off :visuals) | there is no target :visuals",
        "(superdirt {:lattency 0.1}) | did you mean :latency?",
        "(superdirt 57120) | wants a map",
        "(osc-in \"x\") | from 1 to 65535",
        "(highlights 0) | from 1 to 65535",
        "(set-f \"x\" \"loud\") | a number",
        "(set-n \"x\" \"what\") | a note",
        "(set-b \"x\" 7) | true or false",
      })
  void whatIsWrongIsSaid(String form, String part) {
    session.wired(clock, wallTime);
    String said = refused(form);
    assertTrue(said.contains(part), said);
    assertTrue(!said.toLowerCase(Locale.ROOT).contains("exception"), said);
  }

  @Test
  void anOffTargetIsSpelt() {
    session.wired(clock, wallTime);
    said("(osc-target :visuals {:port PORT})");
    assertTrue(refused("(osc-off :visual)").contains("did you mean :visuals?"));
  }

  @Test
  void valuesAreSetByHand() {
    assertEquals("nothing came in", said("(inputs)"));
    said("(set-f \"level\" 1/4)");
    said("(set-i :take 3.9)");
    said("(set-n \"key\" \"eb4\")");
    said("(set-s \"letter\" \"a\")");
    said("(set-b \"on\" true)");
    said(Language.JAVA, "setR(\"pace\", 1.5)");
    assertEquals("key  63\nletter  a\nlevel  0.25\non  1\npace  1.5\ntake  3", said("(inputs)"));
  }
}
