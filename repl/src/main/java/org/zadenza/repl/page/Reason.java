// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import io.netty.handler.codec.http.HttpResponseStatus;

/** Why somebody was not served, as they are told and as the player reads it in a count. */
public enum Reason {
  HOST(HttpResponseStatus.MISDIRECTED_REQUEST, "asked for another host"),
  ORIGIN(HttpResponseStatus.FORBIDDEN, "came from another site"),
  TOKEN(HttpResponseStatus.FORBIDDEN, "had no token of this session"),
  METHOD(HttpResponseStatus.METHOD_NOT_ALLOWED, "used a method other than GET"),
  PATH(HttpResponseStatus.NOT_FOUND, "asked for what is not there"),
  MALFORMED(HttpResponseStatus.BAD_REQUEST, "sent what cannot be read"),
  TOO_LARGE(HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE, "sent too much at once"),
  OUTSIDE(HttpResponseStatus.BAD_REQUEST, "moved beyond the edge of the pad"),
  HASTY(HttpResponseStatus.TOO_MANY_REQUESTS, "moved on the pad more often than anybody hears"),
  SCRAWL(
      HttpResponseStatus.REQUEST_ENTITY_TOO_LARGE,
      "drew more than "
          + Incoming.MOST_LINES
          + " lines, or more than "
          + Incoming.MOST_POINTS
          + " points"),
  UNKNOWN(HttpResponseStatus.BAD_REQUEST, "sent a message that means nothing here"),
  BUSY(HttpResponseStatus.TOO_MANY_REQUESTS, "asked while too much was under way"),
  CROWD(HttpResponseStatus.SERVICE_UNAVAILABLE, "came when the house was full"),
  SILENT(HttpResponseStatus.REQUEST_TIMEOUT, "connected and said nothing"),
  SLOW(HttpResponseStatus.SERVICE_UNAVAILABLE, "listened too slowly");

  private final HttpResponseStatus status;
  private final String says;

  Reason(HttpResponseStatus status, String says) {
    this.status = status;
    this.says = says;
  }

  /** What a browser is answered. */
  HttpResponseStatus status() {
    return status;
  }

  /** What they did, as in {@code 3 came from another site}. */
  public String says() {
    return says;
  }
}
