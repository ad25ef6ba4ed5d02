// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.protocol.inference.GRPCInferenceServiceGrpc;
import org.zadenza.models.protocol.inference.GRPCInferenceServiceGrpc.GRPCInferenceServiceBlockingStub;
import org.zadenza.models.protocol.inference.InferTensorContents;
import org.zadenza.models.protocol.inference.ModelInferRequest;
import org.zadenza.models.protocol.inference.ModelInferRequest.InferInputTensor;
import org.zadenza.models.protocol.inference.ModelInferRequest.InferRequestedOutputTensor;
import org.zadenza.models.protocol.inference.ModelMetadataRequest;
import org.zadenza.models.remote.Address;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.RemoteWorker;
import org.zadenza.models.remote.WireTensors;
import org.zadenza.worker.runner.Runners;

/** What strangers send: each wrong call gets its own error by name, and the server lives on. */
class HostileCallsTest {
  private static final long SEED = Long.getLong("seed", 20261121);

  @TempDir private Path folder;
  private ServedModels models;
  private WorkerServer server;
  private ManagedChannel channel;

  @BeforeEach
  void begin() throws IOException {
    Weighty.lstm(folder, "tiny", 16, 1);
    Files.write(folder.resolve("broken.safetensors"), new byte[100]);
    Files.writeString(folder.resolve("broken.json"), "{\"name\": \"broken\"}");
    models = new ServedModels(new Catalogue(folder), new Runners(1), line -> {});
    server =
        WorkerServer.open(
            new Address("127.0.0.1", 0),
            null,
            null,
            List.of(
                new InferenceService(models, "test"),
                new TrainingService(
                    models,
                    new Trainings(folder.resolve("work"), new Catalogue(folder), false),
                    "test")));
    channel =
        NettyChannelBuilder.forAddress(server.address().host(), server.address().port())
            .usePlaintext()
            .build();
  }

  @AfterEach
  void end() {
    channel.shutdownNow();
    server.close();
    models.close();
  }

  private GRPCInferenceServiceBlockingStub stub() {
    return GRPCInferenceServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(60, TimeUnit.SECONDS);
  }

  private static ModelInferRequest good() {
    return WireTensors.request(
        "tiny",
        List.of(
            new FloatTensor("x", List.of(1, 2, 11), new float[22]),
            new FloatTensor("state", List.of(1, 64), new float[64])));
  }

  private static ModelInferRequest with(int input, InferInputTensor.Builder changed) {
    return good().toBuilder().setInputs(input, changed).build();
  }

  private static InferInputTensor.Builder x() {
    return good().getInputs(0).toBuilder();
  }

  private static ModelInferRequest number(float value) {
    float[] numbers = new float[22];
    numbers[13] = value;
    return WireTensors.request(
        "tiny",
        List.of(
            new FloatTensor("x", List.of(1, 2, 11), numbers),
            new FloatTensor("state", List.of(1, 64), new float[64])));
  }

  static Stream<Arguments> wrongCalls() {
    ByteString four = ByteString.copyFrom(new byte[4]);
    return Stream.of(
        Arguments.of("no model", good().toBuilder().setModelName("none").build(), "no model none"),
        Arguments.of(
            "a path", good().toBuilder().setModelName("../tiny").build(), "no model ../tiny"),
        Arguments.of(
            "a version", good().toBuilder().setModelVersion("7").build(), "is here as version"),
        Arguments.of(
            "broken files", good().toBuilder().setModelName("broken").build(), "broken.json"),
        Arguments.of("a type", with(0, x().setDatatype("INT64")), "x is INT64; only FP32"),
        Arguments.of("no type", with(0, x().setDatatype("")), "x is of no type"),
        Arguments.of("a name", with(0, x().setName("y")), "no input y; there is x, state"),
        Arguments.of(
            "twice",
            with(1, x()).toBuilder().setRawInputContents(1, good().getRawInputContents(0)).build(),
            "input x is there twice"),
        Arguments.of(
            "missing",
            good().toBuilder()
                .removeInputs(1)
                .clearRawInputContents()
                .addRawInputContents(good().getRawInputContents(0))
                .build(),
            "input state is missing"),
        Arguments.of("a shape", with(0, x().setShape(1, 1).setShape(2, 22)), "[batch, steps, 11]"),
        Arguments.of("rank", with(0, x().clearShape().addShape(22)), "[batch, steps, 11]"),
        Arguments.of("too few", with(0, x().setShape(1, 3)), "needs 33 numbers and has 22"),
        Arguments.of("negative", with(0, x().setShape(0, -1)), "axes or more than"),
        Arguments.of(
            "overflow",
            with(0, x().setShape(0, 1L << 31).setShape(1, 1L << 31).setShape(2, 4)),
            "more than"),
        Arguments.of(
            "many axes",
            with(0, x().clearShape().addAllShape(Collections.nCopies(100, 1L))),
            "100 axes"),
        Arguments.of("no items", with(0, x().setShape(0, 0)), "needs 0 numbers"),
        Arguments.of("NaN", number(Float.NaN), "input x holds NaN at place 13"),
        Arguments.of("infinity", number(Float.NEGATIVE_INFINITY), "holds -Infinity at place 13"),
        Arguments.of(
            "odd bytes",
            good().toBuilder().setRawInputContents(0, ByteString.copyFrom(new byte[7])).build(),
            "x has 7 bytes"),
        Arguments.of(
            "both",
            with(0, x().setContents(InferTensorContents.newBuilder().addFp32Contents(1))),
            "both raw and in fields"),
        Arguments.of(
            "one raw", good().toBuilder().addRawInputContents(four).build(), "3 raw contents"),
        Arguments.of(
            "an output",
            good().toBuilder()
                .addOutputs(InferRequestedOutputTensor.newBuilder().setName("z"))
                .build(),
            "no output z"),
        Arguments.of(
            "a long name",
            good().toBuilder().setModelName("m".repeat(100_000)).build(),
            "no model " + "m".repeat(40) + ".."));
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongCalls")
  void aWrongCallIsNamed(String what, ModelInferRequest request, String expected) {
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> stub().modelInfer(request));
    String says = String.valueOf(refused.getStatus().getDescription());
    assertTrue(says.contains(expected), says);
    assertTrue(says.length() < 400, says);
    assertTrue(
        Set.of(Status.Code.INVALID_ARGUMENT, Status.Code.NOT_FOUND, Status.Code.FAILED_PRECONDITION)
            .contains(refused.getStatus().getCode()),
        refused.toString());
    assertEquals(2, stub().modelInfer(good()).getOutputsCount());
  }

  @Test
  void aMessageThatIsTooLargeIsRefused() {
    byte[] much = new byte[RemoteWorker.LARGEST_MESSAGE + 1];
    ModelInferRequest request =
        good().toBuilder().setRawInputContents(0, ByteString.copyFrom(much)).build();
    StatusRuntimeException refused =
        assertThrows(StatusRuntimeException.class, () -> stub().modelInfer(request));
    assertEquals(Status.Code.RESOURCE_EXHAUSTED, refused.getStatus().getCode());
    assertEquals(2, stub().modelInfer(good()).getOutputsCount());
  }

  @Test
  void outputsCanBeChosenAndNumbersMayLieInFields() {
    ModelInferRequest.Builder request =
        ModelInferRequest.newBuilder().setModelName("tiny").setId("7");
    for (InferInputTensor input : good().getInputsList()) {
      InferTensorContents.Builder numbers = InferTensorContents.newBuilder();
      int count = input.getName().equals("x") ? 22 : 64;
      for (int k = 0; k < count; k++) numbers.addFp32Contents(0);
      request.addInputs(input.toBuilder().setContents(numbers));
    }
    request.addOutputs(InferRequestedOutputTensor.newBuilder().setName("logits"));
    var answer = stub().modelInfer(request.build());
    assertEquals("7", answer.getId());
    assertEquals(1, answer.getOutputsCount());
    assertEquals(stub().modelInfer(good()).getRawOutputContents(0), answer.getRawOutputContents(0));
  }

  @Test
  void metadataSayWhatAModelTakes() {
    var says = stub().modelMetadata(ModelMetadataRequest.newBuilder().setName("tiny").build());
    assertEquals(List.of(-1L, -1L, 11L), says.getInputs(0).getShapeList());
    assertEquals("onnxruntime_onnx", says.getPlatform());
    assertEquals(16, says.getVersions(0).length());
  }

  /**
   * Bytes of a good request with some changed, cut or repeated: an answer or an error, never more.
   */
  @Tag("slow")
  @Test
  void mutilatedRequestsHarmNobody() {
    SplittableRandom random = new SplittableRandom(SEED);
    byte[] bytes = good().toByteArray();
    int sent = 0;
    for (int round = 0; round < 2_000 && sent < 300; round++) {
      byte[] changed = bytes.clone();
      for (int k = random.nextInt(1, 6); k > 0; k--) {
        changed[random.nextInt(Math.min(changed.length, 80))] = (byte) random.nextInt();
      }
      ModelInferRequest request;
      try {
        request = ModelInferRequest.parseFrom(changed);
      } catch (InvalidProtocolBufferException unreadable) {
        continue;
      }
      sent++;
      try {
        stub().modelInfer(request);
      } catch (StatusRuntimeException refused) {
        Status.Code code = refused.getStatus().getCode();
        assertTrue(
            code == Status.Code.INVALID_ARGUMENT || code == Status.Code.NOT_FOUND,
            "seed=" + SEED + " round=" + round + " " + refused);
      }
    }
    assertTrue(sent > 50, "only " + sent + " were sent");
    assertEquals(2, stub().modelInfer(good()).getOutputsCount(), "seed=" + SEED);
  }

  /** Bytes that are not even HTTP/2. */
  @Test
  void noiseOnTheSocketHarmsNobody() throws IOException {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 40; round++) {
      byte[] noise = new byte[random.nextInt(1, 4_000)];
      random.nextBytes(noise);
      try (Socket socket = new Socket(server.address().host(), server.address().port());
          OutputStream out = socket.getOutputStream()) {
        if (round % 2 == 0) out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes());
        out.write(noise);
      } catch (IOException closedByTheServer) {
        continue;
      }
    }
    assertEquals(2, stub().modelInfer(good()).getOutputsCount(), "seed=" + SEED);
  }
}
