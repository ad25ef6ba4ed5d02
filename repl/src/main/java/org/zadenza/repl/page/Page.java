// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.zadenza.clock.Clock;
import org.zadenza.repl.page.feed.Feed;
import org.zadenza.repl.session.Evaluation;
import org.zadenza.repl.session.Evaluations;
import org.zadenza.repl.session.PageDoor;
import org.zadenza.repl.session.Session;

/**
 * The page of a session: a server on this machine alone, and the feed of what plays. Nothing of it
 * runs before it is opened.
 *
 * <pre>{@code
 * session.connect(new Page(session, clock, Browser.ofThisMachine()));
 * String address = session.page().open(0);
 * }</pre>
 */
public final class Page implements PageDoor {
  private final Session session;
  private final Clock clock;
  private final Browser browser;
  private final SketchSource sketches;
  private @Nullable Open open;
  private volatile Consumer<String> audience = message -> {};

  private record Open(PageServer server, Feed feed, Evaluations evaluations, Studio studio) {
    void end() {
      feed.close();
      server.close();
      evaluations.close();
      studio.close();
    }
  }

  /**
   * @param clock the session's
   */
  public Page(Session session, Clock clock, Browser browser) {
    this(session, clock, browser, session.models().sketches()::first);
  }

  /** With a network of one's own on the drawing desk. */
  Page(Session session, Clock clock, Browser browser, SketchSource sketches) {
    this.session = session;
    this.clock = clock;
    this.browser = browser;
    this.sketches = sketches;
    session.heardBy(this::evaluated);
  }

  @Override
  public synchronized String open(int port) {
    Open now = open;
    if (now != null && (port == 0 || port == now.server.port())) return invitation(now);
    Open opened = start(port);
    close();
    open = opened;
    audience = opened.server.house().audience()::tell;
    return invitation(opened);
  }

  private Open start(int port) {
    Evaluations evaluations = new Evaluations("zadenza-page-evaluation", Conversation.MOST_WAITING);
    Studio studio = new Studio(session, clock, sketches);
    Feed[] feed = new Feed[1];
    Refusals refusals = new Refusals();
    Audience looking = new Audience(refusals, () -> feed[0].welcome());
    PageServer server =
        PageServer.open(
            port,
            bound -> {
              feed[0] = Feed.start(session, clock, looking);
              return new House(
                  new Gate(bound),
                  Assets.read(),
                  looking,
                  new Conversation(session, clock, evaluations, studio),
                  refusals);
            });
    return new Open(server, feed[0], evaluations, studio);
  }

  private static String invitation(Open open) {
    return open.server.house().gate().invitation();
  }

  @Override
  public boolean show(String address) {
    return browser.show(address);
  }

  /** What a page had evaluated is shown at the prompt, and the other way round. */
  private void evaluated(Evaluation done) {
    audience.accept(Outgoing.evaluated(done));
    if (!done.piece().place().source().equals(Outgoing.SOURCE)) return;
    session.tell(Outgoing.SOURCE, done.piece().text() + "\n" + done.answer().text());
  }

  @Override
  public synchronized String text() {
    Open now = open;
    if (now == null) return "";
    House house = now.server.house();
    return "page: port "
        + now.server.port()
        + ", "
        + house.audience().count()
        + " looking"
        + house.refusals().text()
        + now.studio.restyled()
        + (now.feed.lost() > 0 ? ", " + now.feed.lost() + " events not shown" : "");
  }

  /** Who may come in, while it is open. */
  synchronized Gate gate() {
    Open now = open;
    if (now == null) throw new IllegalStateException("the page is closed");
    return now.server.house().gate();
  }

  /** Those who look, while it is open. */
  synchronized int looking() {
    Open now = open;
    return now == null ? 0 : now.server.house().audience().count();
  }

  @Override
  public synchronized void close() {
    Open was = open;
    open = null;
    audience = message -> {};
    if (was != null) was.end();
  }
}
