// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

/** Numbers and names of the wire format. Everything is big-endian. */
final class Wire {
  /** No datagram is longer. */
  static final int LARGEST = 512;

  static final long DISCOVERY = 0x5f617364705f7601L; // _asdp_v, version 1
  static final long MEASUREMENT = 0x5f6c696e6b5f7601L; // _link_v, version 1

  static final int DISCOVERY_HEADER = 20;
  static final int MEASUREMENT_HEADER = 9;

  static final byte ALIVE = 1;
  static final byte RESPONSE = 2;
  static final byte BYE_BYE = 3;
  static final byte PING = 1;
  static final byte PONG = 2;

  static final int TIMELINE = 0x746d6c6e; // tmln
  static final int TIMELINE_BYTES = 3 * Long.BYTES;
  static final int START_STOP_BYTES = 1 + 2 * Long.BYTES;
  static final int SESSION = 0x73657373; // sess
  static final int START_STOP = 0x73747374; // stst
  static final int ENDPOINT_4 = 0x6d657034; // mep4
  static final int ENDPOINT_6 = 0x6d657036; // mep6
  static final int HOST_TIME = 0x5f5f6874; // __ht
  static final int GHOST_TIME = 0x5f5f6774; // __gt
  static final int PREVIOUS_GHOST = 0x5f706774; // _pgt

  private Wire() {}
}
