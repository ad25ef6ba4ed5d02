// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.session;

import java.util.List;
import java.util.stream.Collectors;
import org.zadenza.link.LinkInterfaces;

/** Words for playing in time with other programs and machines. */
final class LinkWords {
  private final Shelf shelf;
  private final LinkSwitch link;

  private LinkWords(Shelf shelf) {
    this.shelf = shelf;
    this.link = shelf.session().link();
  }

  static void on(Shelf shelf) {
    LinkWords out = new LinkWords(shelf);
    shelf.add(
        "link",
        "[:on/:off/:start/:stop] [interfaces]",
        "Plays in time with every program and machine on the network that speaks Ableton Link, or"
            + " no longer; any of them may change the tempo.",
        "(link :on)",
        out::link);
    out.tidals("enableLink", "Plays in time with others, as (link :on).", "on");
    out.tidals("disableLink", "Plays alone again, as (link :off).", "off");
  }

  private void tidals(String name, String doc, String meaning) {
    shelf.add(
        name,
        "",
        doc,
        "(" + name.replace("L", "-l") + ")",
        given -> {
          Given.count(name, given, 0);
          return link(List.of(meaning));
        });
  }

  private Notice link(List<Object> given) {
    if (!given.isEmpty()) change(Given.slot(given.getFirst()), given.subList(1, given.size()));
    return new Notice(link.text());
  }

  private void change(String wish, List<Object> rest) {
    if (!rest.isEmpty() && !wish.equals("on")) throw wants();
    switch (wish) {
      case "on" -> {
        if (rest.isEmpty()) link.on();
        else link.on(interfaces(rest));
      }
      case "off" -> link.off();
      case "start" -> link.startStop(true);
      case "stop" -> link.startStop(false);
      default -> throw wants();
    }
  }

  private static LinkInterfaces interfaces(List<Object> names) {
    return LinkInterfaces.of(names.stream().map(Given::slot).collect(Collectors.joining(",")));
  }

  private static IllegalArgumentException wants() {
    return Given.wants(
        "link", ":on, :off, :start or :stop, or :on and interfaces, as in (link :on \"lo\")");
  }
}
