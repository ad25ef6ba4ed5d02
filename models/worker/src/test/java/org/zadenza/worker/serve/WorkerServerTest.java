// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.protocol.training.Description;
import org.zadenza.models.remote.Access;
import org.zadenza.models.remote.Address;
import org.zadenza.models.remote.Batches;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.RemoteWorker;
import org.zadenza.models.remote.WorkerException;
import org.zadenza.worker.runner.RandomModels;
import org.zadenza.worker.runner.Runners;

/** A player and a worker's server in one JVM, on loopback. */
class WorkerServerTest {
  private static final Duration GENEROUS = Duration.ofSeconds(60);
  private static final String SECRET = "a secret of a test".replace(' ', '-');

  @TempDir private Path folder;
  private KnownModel.Lstm model;
  private ServedModels models;

  @BeforeEach
  void begin() throws IOException {
    model = Weighty.lstm(folder, "tiny", 16, 1);
    models = new ServedModels(new Catalogue(folder), new Runners(1), line -> {});
  }

  @AfterEach
  void end() {
    models.close();
  }

  private WorkerServer open(@Nullable String secret, WorkerServer.@Nullable Identity identity)
      throws IOException {
    return WorkerServer.open(
        new Address("127.0.0.1", 0),
        secret,
        identity,
        List.of(
            new InferenceService(models, "test"),
            new TrainingService(
                models,
                new Trainings(folder.resolve("work"), new Catalogue(folder), false),
                "test")));
  }

  private static List<FloatTensor> inputs(int batch, int steps, long seed) {
    RandomModels random = new RandomModels(new SplittableRandom(seed));
    return List.of(
        new FloatTensor("x", List.of(batch, steps, 11), random.floats(batch * steps * 11, 1)),
        new FloatTensor("state", List.of(batch, 64), random.floats(batch * 64, 1)));
  }

  @Test
  void aBatchIsTheSameHereAndThere() throws Exception {
    try (WorkerServer server = open(null, null);
        RemoteWorker worker = RemoteWorker.to(server.address(), Access.open())) {
      Batches remote = new Batches(() -> Optional.of(worker), GENEROUS);
      Batches local = new Batches(Optional::empty, GENEROUS);
      Map<String, FloatTensor> there = remote.run(model, inputs(9, 5, 3));
      Map<String, FloatTensor> here = local.run(model, inputs(9, 5, 3));
      for (String output : List.of("logits", "state_out")) {
        assertArrayEquals(here.get(output).numbers(), there.get(output).numbers(), 2e-5f, output);
      }
      assertEquals("the worker at " + server.address(), remote.served().get("tiny").by());
      assertEquals("live kernels", local.served().get("tiny").by());
      Description says = worker.describe(GENEROUS);
      assertEquals("tiny", says.getCalls(0).getModel());
      assertFalse(says.getCalls(0).getWhy().isEmpty());
      assertTrue(says.getRunnersCount() >= 2);
    }
  }

  @Test
  void aPictureIsRestyledThereAsHere() throws Exception {
    KnownModel.Style style = Weighty.style(folder, "paint", 5);
    try (WorkerServer server = open(null, null);
        RemoteWorker worker = RemoteWorker.to(server.address(), Access.open())) {
      Batches remote = new Batches(() -> Optional.of(worker), GENEROUS);
      Batches local = new Batches(Optional::empty, GENEROUS);
      List<FloatTensor> pictures = pictures(2, 24, 40);
      FloatTensor there = remote.run(style, pictures).get("restyled");
      FloatTensor here = local.run(style, pictures).get("restyled");
      assertEquals(List.of(2, 24, 40, 3), there.shape());
      assertArrayEquals(here.numbers(), there.numbers(), 0.255f);
      assertEquals("the worker at " + server.address(), remote.served().get("paint").by());
    }
  }

  @Test
  void aPictureThatDoesNotFitIsRefused() throws Exception {
    KnownModel.Style style = Weighty.style(folder, "paint", 5);
    Batches local = new Batches(Optional::empty, GENEROUS);
    String said =
        assertThrows(IllegalArgumentException.class, () -> local.run(style, pictures(1, 24, 42)))
            .getMessage();
    assertTrue(said.contains("height and width multiples of 4 of at most 2048"), said);
    said =
        assertThrows(
                IllegalArgumentException.class, () -> local.run(style, pictures(1, 2048, 1028)))
            .getMessage();
    assertTrue(said.contains("2105344 places; at most 2097152"), said);
  }

  private static List<FloatTensor> pictures(int count, int height, int width) {
    float[] numbers =
        new RandomModels(new SplittableRandom(1)).floats(count * height * width * 3, 255);
    for (int k = 0; k < numbers.length; k++) numbers[k] = Math.abs(numbers[k]);
    return List.of(new FloatTensor("picture", List.of(count, height, width, 3), numbers));
  }

  @Test
  void withoutAWorkerLiveKernelsAnswer() throws Exception {
    RemoteWorker worker;
    try (WorkerServer server = open(null, null)) {
      worker = RemoteWorker.to(server.address(), Access.open());
      assertTrue(worker.live(GENEROUS));
    }
    try (worker) {
      Batches batches = new Batches(() -> Optional.of(worker), GENEROUS);
      assertEquals(List.of(2, 3, 7), batches.run(model, inputs(2, 3, 1)).get("logits").shape());
      Batches.Served served = batches.served().get("tiny");
      assertEquals("live kernels", served.by());
      assertTrue(served.why().contains("is gone"), served.why());
    }
  }

  @Test
  void aDeadlineIsKept() throws Exception {
    try (WorkerServer server = open(null, null);
        RemoteWorker worker = RemoteWorker.to(server.address(), Access.open())) {
      WorkerException late =
          assertThrows(
              WorkerException.class,
              () -> worker.infer(model, inputs(9, 5, 3), Duration.ofNanos(1)));
      assertEquals(WorkerException.Kind.LATE, late.kind());
    }
  }

  @Test
  void otherWeightsUnderTheSameNameAreNotTaken(@TempDir Path other) throws Exception {
    KnownModel.Lstm mine = Weighty.lstm(other, "tiny", 16, 2);
    try (WorkerServer server = open(null, null);
        RemoteWorker worker = RemoteWorker.to(server.address(), Access.open())) {
      WorkerException refused =
          assertThrows(WorkerException.class, () -> worker.infer(mine, inputs(1, 1, 1), GENEROUS));
      assertTrue(refused.getMessage().contains("has other weights for tiny"), refused.getMessage());
    }
  }

  @Test
  void aSecretIsAskedFor() throws Exception {
    try (WorkerServer server = open(SECRET, null);
        RemoteWorker stranger = RemoteWorker.to(server.address(), Access.open());
        RemoteWorker guesser =
            RemoteWorker.to(server.address(), new Access("another-secret-of-a-test", null));
        RemoteWorker friend = RemoteWorker.to(server.address(), new Access(SECRET, null))) {
      assertEquals(2, friend.infer(model, inputs(2, 3, 1), GENEROUS).size());
      for (RemoteWorker other : List.of(stranger, guesser)) {
        WorkerException refused =
            assertThrows(
                WorkerException.class, () -> other.infer(model, inputs(2, 3, 1), GENEROUS));
        assertEquals(WorkerException.Kind.REFUSED, refused.kind());
        assertTrue(refused.getMessage().contains(Access.SECRET_FILE), refused.getMessage());
        assertFalse(refused.getMessage().contains(SECRET));
      }
    }
  }

  @Test
  void beyondThisMachineSomethingMustProtect() {
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class,
            () -> WorkerServer.open(new Address("0.0.0.0", 0), null, null, List.of()));
    assertTrue(refused.getMessage().contains("shared secret"), refused.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> RemoteWorker.to(new Address("192.0.2.1", 7070), Access.open()));
  }

  @Tag("slow")
  @Test
  void tlsKnowsItsWorker(@TempDir Path keys, @TempDir Path others) throws Exception {
    WorkerServer.Identity identity = identity(keys);
    Path other = identity(others).certificate();
    try (WorkerServer server = open(null, identity);
        RemoteWorker friend =
            RemoteWorker.to(server.address(), new Access(null, identity.certificate()));
        RemoteWorker plain = RemoteWorker.to(server.address(), Access.open());
        RemoteWorker stranger = RemoteWorker.to(server.address(), new Access(null, other))) {
      assertEquals(2, friend.infer(model, inputs(2, 3, 1), GENEROUS).size());
      for (RemoteWorker refused : List.of(plain, stranger)) {
        assertThrows(WorkerException.class, () -> refused.infer(model, inputs(2, 3, 1), GENEROUS));
      }
    }
  }

  /** A certificate of its own for 127.0.0.1. */
  private static WorkerServer.Identity identity(Path folder) throws Exception {
    Path store = folder.resolve("keys.p12");
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Process made =
        new ProcessBuilder(
                (keytool
                        + " -genkeypair -alias w -keyalg EC -groupname secp256r1 -dname CN=worker"
                        + " -ext san=ip:127.0.0.1 -validity 2 -storetype PKCS12 -storepass password"
                        + " -keystore "
                        + store)
                    .split(" "))
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes());
    assertTrue(made.waitFor(60, TimeUnit.SECONDS) && made.exitValue() == 0, said);
    KeyStore keys = KeyStore.getInstance(store.toFile(), "password".toCharArray());
    Path certificate = folder.resolve("cert.pem");
    Path key = folder.resolve("key.pem");
    Files.writeString(certificate, pem("CERTIFICATE", keys.getCertificate("w").getEncoded()));
    Files.writeString(
        key, pem("PRIVATE KEY", keys.getKey("w", "password".toCharArray()).getEncoded()));
    return new WorkerServer.Identity(certificate, key);
  }

  private static String pem(String what, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, "\n".getBytes()).encodeToString(bytes);
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, text, what);
  }
}
