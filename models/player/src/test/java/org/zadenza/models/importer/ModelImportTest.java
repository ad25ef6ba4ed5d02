// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.importer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.Golden;
import org.zadenza.models.musicrnn.Continuation;
import org.zadenza.models.safetensors.WeightsException;
import org.zadenza.models.sketch.RandomSketches;
import org.zadenza.models.sketch.SketchShape;

@Tag("slow")
class ModelImportTest {
  private static final String DRUMS =
      "{\"type\":\"MusicRNN\",\"dataConverter\":{\"type\":\"DrumsOneHotConverter\",\"args\":{}},"
          + "\"attentionLength\":4,\"auxInputs\":[{\"type\":\"BinaryCounter\",\"args\":{\"numBits\":6}}]}";
  private static final String TRIO =
      "{\"type\":\"MusicVAE\",\"dataConverter\":{\"type\":\"TrioConverter\","
          + "\"args\":{\"numSteps\":16,\"numSegments\":4}}}";

  @TempDir private Path folder;

  @Test
  void anImportedRnnGoesOnAsItsCheckpointDoes() throws IOException {
    Path source = written("Drum Kit", HostileCheckpointTest.golden("B", DRUMS).files());
    Path models = folder.resolve("models");
    ModelImport.Imported imported = ModelImport.plain().run(source.toString(), models);
    assertEquals(models.resolve("drum-kit.safetensors"), imported.weights());
    ImportedModel.Rnn loaded =
        assertInstanceOf(ImportedModel.Rnn.class, ImportedModel.load(imported.weights()));
    assertEquals(imported.model().config(), loaded.config());
    assertEquals("imported from " + source, loaded.config().origin());
    int[] primer = {5, 0, 4, 0, 6, 0, 4, 0};
    assertArrayEquals(
        Golden.of("B").integers("argmax"),
        new Continuation(loaded.network(), 0, loaded.layout().counterBits())
            .after(primer, 6, new float[0][], 0, new SplittableRandom(1)));
  }

  @Test
  void anImportedTrioSaysWhatItIs() throws IOException {
    Path source = written("trio", HostileCheckpointTest.golden("F", TRIO).files());
    ModelImport.Imported imported =
        ModelImport.plain().run(source.resolve("weights_manifest.json").toString(), folder);
    assertEquals(
        "MusicVAE, 16 steps, 4 latents, 0 controls, rows of 692 in and 692 out",
        ImportedModel.load(imported.weights()).described());
  }

  @Test
  void aModelThatIsThereStays() throws IOException {
    Path source = written("trio", HostileCheckpointTest.golden("F", TRIO).files());
    ModelImport.plain().run(source.toString(), folder);
    assertRefused("it is there already", () -> ModelImport.plain().run(source.toString(), folder));
  }

  @Test
  void nothingIsWrittenForACheckpointOfAnotherModel() throws IOException {
    Path source =
        written(
            "other", MemoryFolder.one("\"shape\":[1],\"dtype\":\"float32\"", new byte[4]).files());
    Path models = folder.resolve("models");
    assertRefused(
        "it is no MusicRNN, MusicVAE, character RNN, fast style network or sequence of convolutions"
            + " (its first tensor is x",
        () -> ModelImport.plain().run(source.toString(), models));
    assertTrue(Files.notExists(models));
  }

  @Test
  void anAttentionWithoutItsLengthSaysWhatToGive() throws IOException {
    String silent = DRUMS.replace("\"attentionLength\":4,", "");
    Path source = written("drums", HostileCheckpointTest.golden("B", silent).files());
    assertRefused(
        "give --attention-length", () -> ModelImport.plain().run(source.toString(), folder));
    ModelImport told = new ModelImport("mine", null, 4, false);
    assertEquals(folder.resolve("mine.safetensors"), told.run(source.toString(), folder).weights());
  }

  @Test
  void weightsThatWereChangedAreRefused() throws IOException {
    Path source = written("trio", HostileCheckpointTest.golden("F", TRIO).files());
    Path weights = ModelImport.plain().run(source.toString(), folder).weights();
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 4] ^= 1;
    Files.write(weights, bytes);
    assertRefused("they belong together", () -> ImportedModel.load(weights));
  }

  @Test
  void aFolderOfTheNetworkIsRead() throws IOException {
    Map<String, byte[]> files = HostileCheckpointTest.golden("F", TRIO).files();
    try (Server server = new Server(files)) {
      for (String end : new String[] {"", "/", "/weights_manifest.json"}) {
        Path models = Files.createTempDirectory(folder, "models");
        ModelImport.Imported imported =
            ModelImport.plain().run(server.address("trio_4bar") + end, models);
        assertEquals(models.resolve("trio_4bar.safetensors"), imported.weights());
      }
    }
  }

  /** A file of sketch-rnn-js draws the same whether it comes by the network or from the disk. */
  @Test
  void aSketchOfTheNetworkIsRead() throws IOException {
    SketchShape shape = new SketchShape(0, 5, 0, 2, 77);
    byte[] json =
        SketchJsonTest.json(RandomSketches.tensors(shape, 1), 0, 6)
            .toString()
            .getBytes(StandardCharsets.UTF_8);
    Path file = Files.write(folder.resolve("owl.gen.json"), json);
    Path here = ModelImport.plain().run(file.toString(), folder.resolve("here")).weights();
    try (Server server = new Server(Map.of("owl.gen.json", json, "other.json", new byte[] {'7'}))) {
      ModelImport.Imported imported =
          ModelImport.plain().run(server.address("models/owl.gen.json"), folder.resolve("there"));
      assertEquals("owl-gen.safetensors", imported.weights().getFileName().toString());
      assertArrayEquals(Files.readAllBytes(here), Files.readAllBytes(imported.weights()));
      String origin = imported.model().config().origin();
      assertEquals("imported from " + server.address("models/owl.gen.json"), origin);
      Path models = folder.resolve("none");
      assertRefused(
          "it is no Sketch-RNN: its info with a scale_factor is missing",
          () -> ModelImport.plain().run(server.address("other.json"), models));
      assertRefused(
          "there is no file x.json",
          () -> ModelImport.plain().run(server.address("x.json"), models));
      assertRefused(
          "the server answers 302",
          () -> ModelImport.plain().run(server.address("elsewhere/owl.gen.json"), models));
      assertTrue(Files.notExists(models));
    }
  }

  @Test
  void aServerThatPointsElsewhereIsNotFollowed() throws IOException {
    try (Server server = new Server(Map.of())) {
      assertRefused(
          "the server answers 302; it points to http://127.0.0.1:9/: import from there",
          () -> ModelImport.plain().run(server.address("elsewhere"), folder));
    }
  }

  @Test
  void aServerWithoutTheFolderSaysWhatIsWanted() throws IOException {
    try (Server server = new Server(Map.of())) {
      assertRefused(
          "there is neither weights_manifest.json nor manifest.json",
          () -> ModelImport.plain().run(server.address("nothing"), folder));
    }
  }

  @Test
  void anEndlessAnswerIsCutOff() throws IOException {
    try (Server server = new Server(Map.of());
        WebFolder web = new WebFolder(URI.create(server.address("endless")))) {
      assertRefused("at most 1000 bytes belong there", () -> web.read("x", 1000));
    }
  }

  @Test
  void anAnswerThatDoesNotComeIsGivenUp() throws IOException {
    try (Server server = new Server(Map.of());
        WebFolder web =
            new WebFolder(URI.create(server.address("stuck")), Duration.ofMillis(200))) {
      assertRefused("it did not come in time", () -> web.read("x", 1000));
    }
  }

  @Test
  void noFolderAtAllIsSaid() {
    assertRefused(
        "there is no such folder", () -> ModelImport.plain().run(folder + "/nowhere", folder));
  }

  @Test
  void anEncodingThatTheConfigDoesNotKnowIsSaid() throws IOException {
    String chords =
        DRUMS.replace(
            "\"attentionLength\"", "\"chordEncoder\":\"TriadChordEncoder\",\"attentionLength\"");
    Path source = written("drums", HostileCheckpointTest.golden("B", chords).files());
    assertEquals(
        "MusicRNN with attention, 3 cells, 518 inputs, 512 classes; its config accounts for 567"
            + " inputs: play it with an encoding of your own",
        ModelImport.plain().run(source.toString(), folder).model().described());
  }

  @Test
  void noServerAtAllIsSaid() {
    assertRefused(
        "it cannot be read", () -> ModelImport.plain().run("http://127.0.0.1:1/x", folder));
  }

  private Path written(String name, Map<String, byte[]> files) throws IOException {
    Path source = Files.createDirectory(folder.resolve(name));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Files.write(source.resolve(file.getKey()), file.getValue());
    }
    return source;
  }

  private interface Attempt {
    Object run() throws IOException;
  }

  private static void assertRefused(String part, Attempt attempt) {
    WeightsException refused = assertThrows(WeightsException.class, attempt::run);
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }

  /** Answers on loopback: files of any folder, and three bad manners. */
  private static final class Server implements AutoCloseable {
    private final HttpServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Server(Map<String, byte[]> files) throws IOException {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(task -> Thread.ofVirtual().start(task));
      server.createContext("/", exchange -> answer(exchange, files));
      server.start();
    }

    private void answer(HttpExchange exchange, Map<String, byte[]> files) throws IOException {
      String path = exchange.getRequestURI().getPath();
      byte[] file = files.get(path.substring(path.lastIndexOf('/') + 1));
      try (exchange) {
        if (path.startsWith("/elsewhere")) {
          exchange.getResponseHeaders().add("Location", "http://127.0.0.1:9/");
          exchange.sendResponseHeaders(302, -1);
        } else if (path.startsWith("/endless")) {
          exchange.sendResponseHeaders(200, 0);
          while (closed.getCount() > 0) exchange.getResponseBody().write(new byte[4096]);
        } else if (path.startsWith("/stuck")) {
          exchange.sendResponseHeaders(200, 10);
          closed.await();
        } else if (file == null) {
          exchange.sendResponseHeaders(404, -1);
        } else {
          exchange.sendResponseHeaders(200, file.length);
          exchange.getResponseBody().write(file);
        }
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }

    private String address(String name) {
      return "http://127.0.0.1:%d/%s".formatted(server.getAddress().getPort(), name);
    }

    @Override
    public void close() {
      closed.countDown();
      server.stop(0);
    }
  }
}
