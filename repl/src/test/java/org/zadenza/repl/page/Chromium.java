// SPDX-License-Identifier: Apache-2.0
package org.zadenza.repl.page;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The system's Chromium, without a window, told what to do by its DevTools protocol. Playwright for
 * Java would bring a Node.js and its driver along, some hundred megabytes; what these tests need of
 * the protocol is this file.
 */
final class Chromium implements AutoCloseable {
  private static final long LIMIT_SECONDS = 90;
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome");

  private final Process process;
  private final HttpClient http = HttpClient.newHttpClient();
  private final int port;

  private Chromium(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Where it is installed; empty where it is not. */
  static Optional<Path> installed() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start(Path profile) throws Exception {
    List<String> command =
        List.of(
            installed().orElseThrow().toString(),
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--no-proxy-server",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    Path active = profile.resolve("DevToolsActivePort");
    int port = Await.that("Chromium starts", () -> portIn(active).orElse(null));
    return new Chromium(process, port);
  }

  private static Optional<Integer> portIn(Path file) {
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      return lines.size() < 2 ? Optional.empty() : Optional.of(Integer.valueOf(lines.getFirst()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** A new tab. */
  Tab open(String address) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + port + "/json/new?about:blank");
    HttpRequest request =
        HttpRequest.newBuilder(uri).PUT(HttpRequest.BodyPublishers.noBody()).build();
    String answer = http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    String socket =
        JsonParser.parseString(answer).getAsJsonObject().get("webSocketDebuggerUrl").getAsString();
    Tab out = new Tab();
    out.socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create(socket), out)
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
    out.tell("Page.enable", Map.of());
    out.tell("Runtime.enable", Map.of());
    out.tell("Log.enable", Map.of());
    out.tell("Page.navigate", Map.of("url", address));
    return out;
  }

  /** One tab. */
  static final class Tab implements WebSocket.Listener {
    private final Map<Integer, CompletableFuture<JsonObject>> asked = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder heard = new StringBuilder();
    private WebSocket socket;
    private int ids;

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      heard.append(data);
      if (last) {
        hear(JsonParser.parseString(heard.toString()).getAsJsonObject());
        heard.setLength(0);
      }
      from.request(1);
      return null;
    }

    private void hear(JsonObject message) {
      if (message.has("id")) {
        asked.remove(message.get("id").getAsInt()).complete(message);
        return;
      }
      String method = message.get("method").getAsString();
      if (method.equals("Runtime.exceptionThrown") || method.equals("Log.entryAdded")) {
        complaints.add(message.get("params").toString());
      }
    }

    /** What the browser complained of: errors of scripts, what a policy kept out. */
    List<String> complaints() {
      return complaints;
    }

    JsonObject tell(String method, Map<String, ?> params) throws Exception {
      JsonObject message = new JsonObject();
      int id = ++ids;
      message.addProperty("id", id);
      message.addProperty("method", method);
      message.add("params", new Gson().toJsonTree(params));
      CompletableFuture<JsonObject> answer = new CompletableFuture<>();
      asked.put(id, answer);
      socket.sendText(message.toString(), true).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      JsonObject out = answer.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (out.has("error")) throw new IllegalStateException(method + ": " + out.get("error"));
      return out.getAsJsonObject("result");
    }

    /** The value of an expression in the page; a promise is waited for. */
    JsonElement value(String expression) throws Exception {
      JsonObject out =
          tell(
              "Runtime.evaluate",
              Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
      if (out.has("exceptionDetails")) {
        throw new IllegalStateException(out.get("exceptionDetails").toString());
      }
      JsonElement value = out.getAsJsonObject("result").get("value");
      return value == null ? JsonNull.INSTANCE : value;
    }

    /** Waits until an expression is true. */
    void await(String expression) throws Exception {
      Await.that(
          expression + "\n" + complaints,
          () -> {
            JsonElement now = value("Boolean(" + expression + ")");
            return now.getAsBoolean() ? now : null;
          });
    }

    void type(String text) throws Exception {
      tell("Input.insertText", Map.of("text", text));
    }

    /** Presses a key with Ctrl. */
    void control(String key, String code, int keyCode) throws Exception {
      press(key, code, keyCode, 2);
    }

    /** Presses a key alone. */
    void press(String key, String code, int keyCode) throws Exception {
      press(key, code, keyCode, 0);
    }

    private void press(String key, String code, int keyCode, int modifiers) throws Exception {
      for (String kind : List.of("rawKeyDown", "keyUp")) {
        tell(
            "Input.dispatchKeyEvent",
            Map.of(
                "type",
                kind,
                "modifiers",
                modifiers,
                "key",
                key,
                "code",
                code,
                "windowsVirtualKeyCode",
                keyCode));
      }
    }

    void size(int width, int height, boolean dark) throws Exception {
      tell(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
      tell(
          "Emulation.setEmulatedMedia",
          Map.of(
              "features",
              List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    }

    void screenshot(Path file) throws Exception {
      String data =
          tell("Page.captureScreenshot", Map.of("format", "png")).get("data").getAsString();
      Files.write(file, Base64.getDecoder().decode(data));
    }
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }
}
