// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The answers to one message: each carries its id and its session.
 *
 * @param session the id of the session that it is for, empty for none
 */
record Answering(Message asked, String session, Caller caller) {

  /** Says some names and their values, and that there is more to come. */
  void say(Map<String, Object> what) {
    Map<String, Object> out = new LinkedHashMap<>();
    asked.id().ifPresent(id -> out.put("id", id));
    if (!session.isEmpty()) out.put("session", session);
    out.putAll(what);
    caller.send(out);
  }

  /** The last answer. */
  void done(String... how) {
    done(Map.of(), how);
  }

  /**
   * The last answer.
   *
   * @param how it went, where that was not well
   */
  void done(Map<String, Object> what, String... how) {
    Map<String, Object> out = new LinkedHashMap<>(what);
    out.put("status", Stream.concat(Stream.of(how), Stream.of("done")).toList());
    say(out);
  }

  /** Something is not as it should be. */
  void refuse(String reason, String... how) {
    Stream<String> status = Stream.concat(Stream.of("error"), Stream.of(how));
    done(Map.of("err", reason + "\n"), status.toArray(String[]::new));
  }

  /** On the way: a state that is not the end. */
  void status(List<String> how, Map<String, Object> what) {
    Map<String, Object> out = new LinkedHashMap<>(what);
    out.put("status", how);
    say(out);
  }
}
