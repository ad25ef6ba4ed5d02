// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.util.Map;

/** One at the other end, who asks and is answered. */
interface Caller {
  /**
   * Sends something, after what was sent before. Any thread; one that is not the connection's waits
   * while the other end does not take in what lies there. Nothing happens once it has gone.
   */
  void send(Map<String, Object> message);
}
