// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.cookie.Cookie;
import io.netty.handler.codec.http.cookie.ServerCookieDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may come in: the browser that was given a key, and no page of another site.
 *
 * <p>A key opens the door once. It travels in the query, where a terminal, a list of processes and
 * a browser's history show it, and is worth nothing after its first use; what it is exchanged for
 * is a cookie that no script can read. A cookie alone would also be sent to every other server at
 * 127.0.0.1, whatever its port, so this one belongs to a path that only this session knows. A
 * fragment would have kept its secret from other servers as well, but no request for a file carries
 * one, and it stands in the address bar on a projector.
 */
public final class Gate {
  static final String COOKIE = "zadenza";

  private static final int SECRET_BYTES = 24;
  private static final int PATH_BYTES = 9;

  private static final SecureRandom CHANCE = new SecureRandom();

  private final String host;
  private final String root = "/" + secret(PATH_BYTES) + "/";
  private final String token = secret();
  private @Nullable String key;

  /**
   * @param port where the page is served
   */
  Gate(int port) {
    host = "127.0.0.1:" + port;
  }

  /** Some characters that nobody can guess. */
  static String secret() {
    return secret(SECRET_BYTES);
  }

  private static String secret(int bytes) {
    byte[] out = new byte[bytes];
    CHANCE.nextBytes(out);
    return HexFormat.of().formatHex(out);
  }

  /** Where the page lies, from a slash to a slash. */
  String root() {
    return root;
  }

  /** What a page of ours says where it comes from. */
  String origin() {
    return "http://" + host;
  }

  /** An address that opens the page once; the one given before opens nothing any more. */
  synchronized String invitation() {
    String fresh = secret();
    key = fresh;
    return origin() + root + "?key=" + fresh;
  }

  /** The cookie for a key that is good; it is good no longer. */
  synchronized Optional<String> admit(String given) {
    if (key == null || !same(given, key)) return Optional.empty();
    key = null;
    return Optional.of(COOKIE + "=" + token + "; Path=" + root + "; HttpOnly; SameSite=Strict");
  }

  /** Why a request comes from somewhere else, or is none that is answered here; null if neither. */
  @Nullable Reason foreign(HttpRequest request, boolean socket) {
    if (!host.equals(only(request, HttpHeaderNames.HOST))) return Reason.HOST;
    String from = only(request, HttpHeaderNames.ORIGIN);
    if (from == null ? socket : !from.equals(origin())) return Reason.ORIGIN;
    String site = request.headers().get("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) return Reason.ORIGIN;
    return request.method().equals(HttpMethod.GET) ? null : Reason.METHOD;
  }

  /** True if it carries the token of this session. */
  boolean knows(HttpRequest request) {
    return request.headers().getAll(HttpHeaderNames.COOKIE).stream()
        .flatMap(header -> ServerCookieDecoder.LAX.decodeAll(header).stream())
        .filter(cookie -> cookie.name().equals(COOKIE))
        .map(Cookie::value)
        .anyMatch(value -> same(value, token));
  }

  /** A header that is there once; null where it is missing, empty where there are several. */
  private static @Nullable String only(HttpRequest request, CharSequence name) {
    List<String> all = request.headers().getAll(name);
    if (all.size() > 1) return "";
    return all.isEmpty() ? null : all.getFirst();
  }

  private static boolean same(String given, String wanted) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), wanted.getBytes(StandardCharsets.UTF_8));
  }
}
