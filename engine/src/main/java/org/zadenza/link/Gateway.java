// SPDX-License-Identifier: Apache-2.0
package org.zadenza.link;

import java.net.InetSocketAddress;

/**
 * A way to the network by one of the host's addresses. Sending never waits and never throws: what
 * is lost is lost. The link's thread.
 */
interface Gateway {
  /** To every peer there. */
  void multicast(byte[] packet);

  /** To one peer, from where discovery is spoken. */
  void answer(byte[] packet, InetSocketAddress to);

  /** To one peer, from where time is measured. */
  void measure(byte[] packet, InetSocketAddress to);

  /** Where this host answers pings. */
  InetSocketAddress measured();
}
