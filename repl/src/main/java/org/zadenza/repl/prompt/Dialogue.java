// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.prompt;

import java.util.List;
import java.util.Optional;
import org.zadenza.repl.eval.Language;
import org.zadenza.repl.eval.Piece;
import org.zadenza.repl.session.Session;

/**
 * Which language the lines are in: {@code :java} and {@code :clj} switch it. One thread switches,
 * any may look.
 */
final class Dialogue {
  private final Session session;
  private volatile Language language = Language.CLOJURE;

  Dialogue(Session session) {
    this.session = session;
  }

  Language language() {
    return language;
  }

  List<Piece> pieces(String text) {
    return session.tongues().typed(language, text);
  }

  /** What to say to a line that switches; nothing for any other. Java gets ready meanwhile. */
  Optional<String> switched(String line) {
    Optional<Language> next = Language.switchedBy(line);
    next.ifPresent(this::turnTo);
    return next.map(Language::greeting);
  }

  private void turnTo(Language next) {
    language = next;
    Thread.ofPlatform()
        .name("zadenza-start-" + next.code())
        .daemon(true)
        .start(() -> session.tongues().warmUp(next));
  }
}
