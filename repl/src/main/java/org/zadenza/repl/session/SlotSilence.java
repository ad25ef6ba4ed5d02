// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import clojure.lang.RestFn;
import java.util.List;
import org.zadenza.dsl.Word;
import org.zadenza.pattern.EventSink;
import org.zadenza.pattern.Pattern;
import org.zadenza.pattern.Query;

/** Silence as a pattern, {@code (d1 silence)}, and as a verb, {@code (silence d1)}. */
final class SlotSilence extends RestFn implements Pattern {
  private final transient Word.Call silences;

  SlotSilence(Word.Call silences) {
    this.silences = silences;
  }

  @Override
  public void query(Query query, EventSink sink) {
    Pattern.silence().query(query, sink);
  }

  @Override
  public int getRequiredArity() {
    return 0;
  }

  @Override
  protected Object doInvoke(Object slots) {
    return silences.apply(List.of(clojure.lang.RT.toArray(slots)));
  }
}
