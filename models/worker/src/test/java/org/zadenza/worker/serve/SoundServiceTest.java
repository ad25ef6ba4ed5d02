// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.zadenza.models.importer.ImportedConfig;
import org.zadenza.models.importer.NsynthFile;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.nsynth.play.CellMaker;
import org.zadenza.models.protocol.sound.DecodeRequest;
import org.zadenza.models.protocol.sound.WantedNote;
import org.zadenza.models.remote.Access;
import org.zadenza.models.remote.Address;
import org.zadenza.models.remote.RemoteCells;
import org.zadenza.models.remote.RemoteWorker;
import org.zadenza.models.remote.SecondJvm;
import org.zadenza.models.remote.Worker;
import org.zadenza.models.remote.WorkerException;
import org.zadenza.models.safetensors.SafeTensors;
import org.zadenza.models.safetensors.Tensor;
import org.zadenza.worker.runner.SoundWays;

/** Sounds from a worker's server in this JVM, on loopback. */
@Tag("slow")
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SoundServiceTest {
  private static final NsynthShape SHAPE = NsynthShape.tiny();

  @TempDir private Path folder;
  private WorkerServer server;
  private RemoteWorker worker;
  private Nsynth network;

  @BeforeEach
  void begin() throws IOException {
    network = write(folder, 1);
    server =
        WorkerServer.open(
            new Address("127.0.0.1", 0),
            null,
            null,
            List.of(new SoundService(folder, new SoundWays(2, false, line -> {}))));
    worker = RemoteWorker.to(server.address(), Access.open());
  }

  @AfterEach
  void end() {
    worker.close();
    server.close();
  }

  /** Random weights in a folder. */
  private static Nsynth write(Path folder, long seed) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, Tensor> tensors = new TreeMap<>();
    Nsynth.layout(SHAPE)
        .forEach(
            (name, lengths) -> {
              float[] values = new float[lengths.stream().reduce(1, Math::multiplyExact)];
              for (int k = 0; k < values.length; k++) {
                values[k] = (float) random.nextDouble(-0.5, 0.5);
              }
              tensors.put(name, new Tensor(lengths, values));
            });
    byte[] weights = SafeTensors.bytes(tensors);
    JsonObject spec = new JsonObject();
    spec.add("shape", new Gson().toJsonTree(SHAPE));
    ImportedConfig config =
        new ImportedConfig(
            Nsynth.NAME, 1, "NSynth", "CC0-1.0", "random", SafeTensors.sha256(weights), spec);
    Files.write(folder.resolve("nsynth.safetensors"), weights);
    Files.writeString(folder.resolve("nsynth.json"), config.toJson());
    return NsynthFile.load(folder.resolve("nsynth.safetensors")).network();
  }

  private static List<SoundDecoder.Wanted> notes(int count) {
    SplittableRandom random = new SplittableRandom(count);
    List<SoundDecoder.Wanted> out = new ArrayList<>();
    for (int k = 0; k < count; k++) {
      float[][] code = new float[12][SHAPE.code()];
      for (float[] frame : code) {
        for (int i = 0; i < frame.length; i++) frame[i] = (float) random.nextDouble(-2, 2);
      }
      out.add(new SoundDecoder.Wanted(code, 40 + k, k));
    }
    return out;
  }

  private static byte[][] made(CellMaker maker, Nsynth network, int count) throws IOException {
    byte[][] out = new byte[count][];
    maker.make(network, notes(count), 0.9, () -> false, (note, classes) -> out[note] = classes);
    return out;
  }

  @Test
  void cellsAreTheSameHereAndThere() throws IOException {
    CellMaker there = new RemoteCells(worker);
    assertEquals("the worker at " + server.address(), there.name());
    byte[][] found = made(there, network, 19);
    byte[][] wanted = made(new CellMaker.Here(1), network, 19);
    for (int k = 0; k < wanted.length; k++) assertArrayEquals(wanted[k], found[k], "note " + k);
  }

  @Test
  void otherWeightsAreNotTaken(@TempDir Path elsewhere) throws IOException {
    Nsynth other = write(elsewhere, 2);
    IOException refused =
        assertThrows(IOException.class, () -> made(new RemoteCells(worker), other, 1));
    assertTrue(
        ("" + refused.getMessage()).endsWith("says: it has other weights for nsynth"),
        refused.getMessage());
  }

  @Test
  void whoStopsGetsNoMoreAndTheNextIsServed() throws IOException {
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicInteger heard = new AtomicInteger();
    new RemoteCells(worker)
        .make(
            network,
            notes(60),
            1,
            stopped::get,
            (note, classes) -> stopped.set(heard.incrementAndGet() == 3));
    assertEquals(3, heard.get());
    assertEquals(2, made(new RemoteCells(worker), network, 2).length);
  }

  private String refused(DecodeRequest.Builder request) {
    request.setNetwork(network.fingerprint());
    WorkerException refused =
        assertThrows(
            WorkerException.class, () -> worker.decode(request.build(), () -> false, note -> {}));
    assertEquals(WorkerException.Kind.REFUSED, refused.kind());
    return "" + refused.getMessage();
  }

  private static DecodeRequest.Builder with(double temperature, double midi, float... code) {
    WantedNote.Builder note = WantedNote.newBuilder().setMidi(midi);
    for (float number : code) note.addCode(number);
    return DecodeRequest.newBuilder().setTemperature(temperature).addNotes(note);
  }

  @Test
  void whatCannotBeDecodedIsRefusedInWords() {
    assertTrue(refused(with(3, 60, 1, 2, 3, 4, 0)).contains("temperature goes from 0 to 2"));
    assertTrue(refused(with(1, 200, 1, 2, 3, 4, 0)).contains("a MIDI note goes from 0 to 127"));
    assertTrue(refused(with(1, 60, 1, 2, 3, 4)).contains("a code has frames of 5 numbers"));
    assertTrue(refused(with(1, 60)).contains("a code has frames of 5 numbers"));
    assertTrue(refused(with(1, 60, 1, 2, 3, 4, Float.NaN)).contains("a number of a code"));
    assertTrue(refused(with(1, 60, new float[5 * 15_001])).contains("for up to 60 s"));
    DecodeRequest.Builder many = DecodeRequest.newBuilder();
    for (int k = 0; k < 1025; k++) many.addNotes(WantedNote.getDefaultInstance());
    assertTrue(refused(many).contains("1025 notes at once are too many"));
  }

  @Test
  void aWorkerInAJvmOfItsOwnDecodesTheSame() throws Exception {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    SecondJvm source =
        new SecondJvm(classPath, folder, folder.resolve("work"), folder.resolve("worker.log"));
    try (Worker own = Worker.keep(source, Worker.Pace.USUAL, (where, message) -> {})) {
      RemoteWorker there = own.await(Duration.ofMinutes(4)).orElseThrow();
      byte[][] found = made(new RemoteCells(there), network, 9);
      byte[][] wanted = made(new CellMaker.Here(1), network, 9);
      for (int k = 0; k < wanted.length; k++) assertArrayEquals(wanted[k], found[k], "note " + k);
    }
  }

  @Test
  void aWorkerThatGoesIsToldInASentence() throws IOException {
    server.close();
    IOException gone =
        assertThrows(IOException.class, () -> made(new RemoteCells(worker), network, 1));
    assertTrue(("" + gone.getMessage()).contains("is gone"), gone.getMessage());
  }
}
