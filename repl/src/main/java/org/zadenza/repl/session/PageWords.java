// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The word for the page in a browser. */
final class PageWords {
  private final Session session;

  private PageWords(Session session) {
    this.session = session;
  }

  static void on(Shelf shelf) {
    PageWords out = new PageWords(shelf.session());
    shelf.add(
        "page",
        "[port/:off]",
        "Opens the page in a browser on this machine: the music to look at, and an editor of this"
            + " session; on a free port, or on the one given.",
        "(page 8123)",
        out::page);
  }

  private Notice page(List<Object> given) {
    if (given.size() > 1) throw Given.wants("page", "a port, :off or nothing");
    boolean off = !given.isEmpty() && isOff(given.getFirst());
    int port = given.isEmpty() || off ? 0 : Declaration.port("page", given.getFirst());
    PageDoor door = session.page();
    if (door == null) return new Notice("the page is for playing live");
    if (off) {
      door.close();
      return new Notice("the page is closed");
    }
    String address = door.open(port);
    String shown = door.show(address) ? "opens in your browser" : "open this in a browser, once";
    return new Notice("page: " + shown + ": " + address);
  }

  private static boolean isOff(@Nullable Object given) {
    return given != null && Declaration.text(given).equals("off");
  }
}
