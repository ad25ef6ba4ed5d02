// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.nrepl;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.zadenza.repl.bencode.Bencode;
import org.zadenza.repl.bencode.BencodeError;
import org.zadenza.repl.bencode.BencodeReader;

/** An editor at the other end of a socket, which may say what no editor would. */
final class Peer implements AutoCloseable {
  private static final int LIMIT_MILLIS = 90_000;

  private final Socket socket;
  private final BencodeReader reader = new BencodeReader(1 << 24, 1 << 20, 64);
  private final ByteBuf in = Unpooled.buffer();
  private final List<Map<?, ?>> heard = new ArrayList<>();
  private int ids;

  Peer(int port) throws IOException {
    socket = new Socket("127.0.0.1", port);
    socket.setSoTimeout(LIMIT_MILLIS);
  }

  /** Sends a message of names and values; the id it got. */
  String send(Object... namesAndValues) throws IOException {
    Map<String, Object> out = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      out.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    String id = Integer.toString(++ids);
    out.putIfAbsent("id", id);
    write(bytes(out));
    return out.get("id").toString();
  }

  static byte[] bytes(Object message) {
    ByteBuf out = Unpooled.buffer();
    Bencode.write(message, out);
    byte[] bytes = new byte[out.readableBytes()];
    out.readBytes(bytes);
    return bytes;
  }

  void write(byte... bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  /** Everything up to the end of the connection. */
  String rest() throws IOException {
    byte[] rest = socket.getInputStream().readAllBytes();
    return in.readCharSequence(in.readableBytes(), StandardCharsets.UTF_8)
        + new String(rest, StandardCharsets.UTF_8);
  }

  /** The next message for which that holds; those before it are kept. */
  Map<?, ?> awaited(String what, Predicate<Map<?, ?>> wanted) throws Exception {
    for (Map<?, ?> each : heard) if (wanted.test(each)) return each;
    while (true) {
      Map<?, ?> next = next();
      if (next == null) throw new AssertionError("the end came, and no " + what + ": " + heard);
      heard.add(next);
      if (wanted.test(next)) return next;
    }
  }

  private @Nullable Map<?, ?> next() throws IOException, BencodeError {
    InputStream from = socket.getInputStream();
    byte[] some = new byte[4096];
    while (true) {
      Object value = reader.read(in);
      if (value != null) return (Map<?, ?>) value;
      in.discardReadBytes();
      int count = from.read(some);
      if (count < 0) return null;
      in.writeBytes(some, 0, count);
    }
  }

  /** All answers to a message, the last of which is done. */
  List<Map<?, ?>> answers(String id) throws Exception {
    awaited("end of " + id, m -> id.equals(m.get("id")) && has(m, "done"));
    return heard.stream().filter(m -> id.equals(m.get("id"))).toList();
  }

  /** Sends it, and waits for all answers. */
  List<Map<?, ?>> ask(Object... namesAndValues) throws Exception {
    return answers(send(namesAndValues));
  }

  static boolean has(Map<?, ?> message, String status) {
    return message.get("status") instanceof List<?> all && all.contains(status);
  }

  static boolean have(List<Map<?, ?>> messages, String status) {
    return messages.stream().anyMatch(m -> has(m, status));
  }

  /** What is said under a name in some messages. */
  static List<String> all(List<Map<?, ?>> messages, String name) {
    return messages.stream()
        .map(m -> m.get(name))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .toList();
  }

  static String text(List<Map<?, ?>> messages, String name) {
    return String.join("", all(messages, name));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
