// SPDX-License-Identifier: Apache-2.0
package org.zadenza.audio.sample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.pattern.Controls;

/** Packs from a network, which here is loopback only. */
class PackCacheTest {
  private static final byte[] WAV = SoundBytes.wav(SoundBytes.tone(1, 1_000, 0.01), 48_000, 16);
  private static final long LARGEST = 100_000;

  @TempDir private Path folder;
  private final Map<String, byte[]> files = new ConcurrentHashMap<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> told = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch end = new CountDownLatch(1);
  private HttpServer server;
  private String here;
  private PackCache cache;

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", this::answer);
    server.start();
    here = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    cache = new PackCache(folder, true, here, LARGEST, Duration.ofSeconds(30));
  }

  @AfterEach
  void leave() {
    end.countDown();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getRawPath();
    asked.add(path);
    byte[] file = files.get(path);
    try (exchange) {
      switch (path) {
        case "/hangs.wav" -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(WAV, 0, 100);
          exchange.getResponseBody().flush();
          end.await();
        }
        case "/short.wav" -> {
          exchange.sendResponseHeaders(200, WAV.length);
          exchange.getResponseBody().write(WAV, 0, 200);
        }
        case "/endless.wav" -> {
          exchange.sendResponseHeaders(200, 0);
          for (int i = 0; i < 1_000; i++) exchange.getResponseBody().write(WAV);
        }
        case "/huge.wav" -> {
          exchange.sendResponseHeaders(200, 1L << 40);
          exchange.getResponseBody().write(WAV);
          exchange.getResponseBody().flush();
        }
        default -> {
          exchange.sendResponseHeaders(file == null ? 404 : 200, file == null ? -1 : file.length);
          if (file != null) exchange.getResponseBody().write(file);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Path> kept() throws IOException {
    if (!Files.isDirectory(folder)) return List.of();
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private String refusal(PackCache from, String name) throws IOException {
    URI address = from.address(here + name);
    String said = assertThrows(SampleException.class, () -> from.fetch(address)).getMessage();
    assertEquals(List.of(), kept(), "nothing half is kept");
    return said;
  }

  private void refused(String why, PackCache from, String name) throws IOException {
    String said = refusal(from, name);
    assertTrue(said.contains(why), name + " " + said);
  }

  @Test
  void aFileIsFetchedOnceAndKept() throws IOException {
    files.put("/a.wav", WAV);
    URI address = cache.address(here + "a.wav");
    assertArrayEquals(WAV, Files.readAllBytes(cache.fetch(address)));
    assertArrayEquals(WAV, Files.readAllBytes(cache.fetch(address)));
    assertEquals(List.of("/a.wav"), asked);
    assertEquals(2, kept().size(), "the file and its checksum");
    PackCache onStage = PackCache.withoutNetwork(folder);
    assertArrayEquals(WAV, Files.readAllBytes(onStage.fetch(address)));
  }

  @Test
  void whatWasSpoiltOnTheDiskIsFetchedAgain() throws IOException {
    files.put("/a.wav", WAV);
    Path kept = cache.fetch(cache.address(here + "a.wav"));
    Files.write(kept, new byte[10]);
    assertArrayEquals(WAV, Files.readAllBytes(cache.fetch(cache.address(here + "a.wav"))));
    assertEquals(2, asked.size());
  }

  @Test
  void onStageNothingIsFetched() throws IOException {
    files.put("/a.wav", WAV);
    String said = refusal(PackCache.withoutNetwork(folder), "a.wav");
    assertEquals("is not in the cache, and on stage nothing is fetched", said);
    assertEquals(List.of(), asked);
  }

  @Test
  void whatHangsLiesOrIsTooLargeIsToldAndNotKept() throws IOException {
    PackCache hasty = new PackCache(folder, true, here, LARGEST, Duration.ofMillis(300));
    refused("it takes longer than", hasty, "hangs.wav");
    refused("cannot be fetched: ", cache, "short.wav");
    refused("is larger than", cache, "endless.wav");
    refused("is larger than", cache, "huge.wav");
    assertEquals("cannot be fetched: the answer is 404", refusal(cache, "none.wav"));
    server.stop(0);
    refused("cannot be fetched: ", cache, "a.wav");
  }

  @Test
  void aPackOnTheNetworkPlays() throws Exception {
    String map =
        "{\"_base\": \"%sbase/\", \"bd\": [\"a b.wav\", \"c#1.wav\"], \"no\": \"../../no.wav\","
            + " \"evil\": {\"_base\": \"\", \"c4\": \"file:///etc/passwd\"}}";
    files.put("/me/pack/main/strudel.json", map.formatted(here).getBytes());
    files.put("/base/a%20b.wav", WAV);
    files.put("/base/c%231.wav", WAV);
    try (SampleLibrary samples = SampleLibrary.live(cache, (where, message) -> told.add(message))) {
      samples.add("github:me/pack");
      samples.await();
      assertEquals(List.of("github:me/pack has 2 sounds"), told.subList(1, 2));
      assertTrue(told.getFirst().contains("as file:///etc/passwd"), told::toString);
      for (double n = 0; n < 2; n++) {
        SampleFile file = Objects.requireNonNull(samples.find(Controls.of("s", "bd").with("n", n)));
        samples.want(file);
        samples.await();
        assertNotNull(file.sample(), told::toString);
      }
      samples.want(Objects.requireNonNull(samples.find(Controls.of("s", "no"))));
      samples.await();
      assertTrue(told.getLast().contains("no.wav cannot be fetched: the answer is 404"));
    }
    assertEquals(3 * 2, kept().size());
  }

  @Test
  void aMapBesideItsFilesNeedsNoBase() throws Exception {
    files.put("/pack/strudel.json", "{\"x\": \"x.wav\"}".getBytes());
    files.put("/pack/x.wav", WAV);
    SampleLibrary samples = SampleLibrary.offline(cache, (where, message) -> told.add(message));
    samples.add(here + "pack");
    SampleFile file = Objects.requireNonNull(samples.find(Controls.of("s", "x")));
    samples.want(file);
    assertNotNull(file.sample());
    assertEquals(List.of(), told);
  }

  @Test
  void addressesAreReadAsStrudelReadsThem() {
    assertEquals(here + "me/it/main/strudel.json", cache.map("github:me/it").toString());
    assertEquals(here + "me/it/old/strudel.json", cache.map("github:me/it/old/").toString());
    assertEquals(
        here + "me/it/old/sub/x.json", cache.map("github:me/it/old/sub/x.json").toString());
    assertEquals("https://x.org/a/strudel.json", cache.map("https://x.org/a").toString());
    assertEquals("https://x.org/%C3%A4%231.wav", cache.address("https://x.org/ä#1.wav").toString());
  }
}
