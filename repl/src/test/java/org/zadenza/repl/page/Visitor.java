// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Somebody who speaks to a page without a browser, and may say what no browser would. */
record Visitor(int port, Gate gate) {
  private static final int LIMIT_SECONDS = 60;

  String origin() {
    return "http://127.0.0.1:" + port;
  }

  /** Enters by a new key; the cookie that was given for it. */
  String enter() throws IOException {
    String invitation = gate.invitation();
    String answer =
        get(URI.create(invitation).getRawPath() + "?" + URI.create(invitation).getRawQuery(), "");
    String set = "set-cookie: ";
    return answer
        .lines()
        .filter(line -> line.toLowerCase().startsWith(set))
        .map(line -> line.substring(set.length(), line.indexOf(';')))
        .findFirst()
        .orElseThrow(() -> new AssertionError(answer));
  }

  String get(String path, String header) throws IOException {
    return ask("GET", path, header);
  }

  String ask(String method, String path, String header) throws IOException {
    String more = header.isEmpty() ? "" : header + "\r\n";
    return raw(
        method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n" + more + "\r\n");
  }

  /** What is answered to some bytes, up to the end of the connection. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(1000 * LIMIT_SECONDS);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  WebSocket socket(String cookie, String from, @Nullable Consumer<String> heard) throws Exception {
    WebSocket.Listener listener =
        new WebSocket.Listener() {
          private final StringBuilder text = new StringBuilder();

          @Override
          public @Nullable CompletionStage<?> onText(
              WebSocket at, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
              if (heard != null) heard.accept(text.toString());
              text.setLength(0);
            }
            at.request(1);
            return null;
          }
        };
    return HttpClient.newHttpClient()
        .newWebSocketBuilder()
        .header("Cookie", cookie)
        .header("Origin", from)
        .buildAsync(URI.create("ws://127.0.0.1:" + port + gate.root() + "socket"), listener)
        .get(LIMIT_SECONDS, TimeUnit.SECONDS);
  }

  /** A socket that was handed over and is never read from again. */
  Socket stalled(String cookie) throws IOException {
    Socket socket = new Socket();
    socket.setReceiveBufferSize(4096);
    socket.connect(new InetSocketAddress("127.0.0.1", port));
    String request =
        "GET "
            + gate.root()
            + "socket HTTP/1.1\r\nHost: 127.0.0.1:"
            + port
            + "\r\nOrigin: "
            + origin()
            + "\r\nCookie: "
            + cookie
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    InputStream in = socket.getInputStream();
    StringBuilder answer = new StringBuilder();
    while (answer.indexOf("\r\n\r\n") < 0) {
      int next = in.read();
      if (next < 0) throw new AssertionError(answer.toString());
      answer.append((char) next);
    }
    if (!answer.toString().startsWith("HTTP/1.1 101")) throw new AssertionError(answer.toString());
    return socket;
  }
}
