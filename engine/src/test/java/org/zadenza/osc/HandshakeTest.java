// SPDX-License-Identifier: Apache-2.0
package org.zadenza.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HandshakeTest {
  private static final String PLACE = "127.0.0.1:57120";

  private final List<String> asked = new ArrayList<>();
  private final List<String> told = new ArrayList<>();
  private final Handshake handshake =
      new Handshake(PLACE, asked::add, (where, message) -> told.add(where + " " + message));

  private void hear(String address, Object... arguments) {
    handshake.heard(new OscPacket.Message(address, List.of(arguments)));
  }

  private void turns(int count) {
    for (int i = 0; i < count; i++) handshake.turn();
  }

  private void answer() {
    hear(Handshake.ANSWER, "&serverHostname", "localhost", "&serverPort", 57110);
  }

  @Test
  void itAsksUntilItIsAnsweredAndThenOnlySaysHello() {
    turns(3);
    assertEquals(List.of(Handshake.ASK, Handshake.ASK, Handshake.ASK), asked);
    assertFalse(handshake.present());
    answer();
    assertTrue(handshake.present());
    asked.clear();
    turns(2);
    assertEquals(List.of(Handshake.HELLO, Handshake.HELLO), asked);
  }

  @Test
  void aHelloIsAnsweredWithAHandshakeAtOnce() {
    turns(1);
    hear(Handshake.HELLO);
    assertEquals(List.of(Handshake.ASK, Handshake.ASK), asked);
  }

  @Test
  void thePlayerIsToldOnceEachWay() {
    turns(5);
    assertEquals(1, told.size());
    assertTrue(told.getFirst().contains("nobody answers at " + PLACE), told.toString());
    answer();
    answer();
    assertEquals("superdirt answers at " + PLACE, told.getLast());
    for (int i = 0; i < 9; i++) handshake.unreachable();
    turns(3);
    assertEquals(3, told.size(), told.toString());
    assertTrue(told.getLast().contains("is gone from " + PLACE), told.toString());
    answer();
    assertEquals("superdirt is back at " + PLACE, told.getLast());
    assertEquals(4, told.size());
  }

  @Test
  void threeHellosWithoutAnAnswerMeanThatItIsGone() {
    turns(1);
    answer();
    turns(1);
    hear(Handshake.HELLO_ANSWER);
    turns(3);
    assertTrue(handshake.present());
    turns(1);
    assertFalse(handshake.present());
    assertEquals(Handshake.ASK, asked.getLast());
    turns(1);
    assertEquals(Handshake.ASK, asked.getLast());
    answer();
    assertTrue(handshake.present());
  }

  @Test
  void anOldSuperDirtThatKnowsNoHelloIsNotTakenForGone() {
    turns(1);
    answer();
    turns(20);
    assertTrue(handshake.present());
  }

  @Test
  void theBusesAreThoseOfTheLastAnswerAndNoneWhileItIsGone() {
    hear(
        Handshake.ANSWER,
        "&serverHostname",
        "10.1.2.3",
        "&serverPort",
        57999,
        "&controlBusIndices",
        4,
        5,
        9);
    assertEquals(new ControlBuses("10.1.2.3", 57999, List.of(4, 5, 9)), handshake.buses());
    assertEquals(9, handshake.buses().index(2.0));
    assertEquals(4, handshake.buses().index(3.0), "too large: from the first again");
    assertEquals(9, handshake.buses().index(-1.0));
    handshake.unreachable();
    assertEquals(ControlBuses.NONE, handshake.buses());
    assertEquals(null, handshake.buses().index(0.0));
  }

  @Test
  void anAnswerOfNonsenseLendsNothing() {
    hear(
        Handshake.ANSWER,
        3,
        "&serverPort",
        70_000,
        "&serverHostname",
        7,
        "&controlBusIndices",
        "x",
        -2,
        1.5f,
        "&other",
        8);
    assertEquals(ControlBuses.NONE, handshake.buses());
    assertTrue(handshake.present());
  }
}
