// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import com.google.protobuf.ByteString;
import io.grpc.Status;
import io.grpc.StatusException;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.zadenza.models.live.PlayersWeights;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.NsynthShape;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.protocol.sound.DecodeRequest;
import org.zadenza.models.protocol.sound.DecodedNote;
import org.zadenza.models.protocol.sound.SoundServiceGrpc;
import org.zadenza.models.protocol.sound.WantedNote;
import org.zadenza.worker.runner.SoundWays;

/** Notes of NSynth for players, decoded ahead; one call after the other. */
final class SoundService extends SoundServiceGrpc.SoundServiceImplBase {
  private static final int MOST_NOTES = 1024;
  private static final double LONGEST_SECONDS = 60;
  private static final double FARTHEST = 1000;
  private static final double HOTTEST = 2;
  private static final double HIGHEST = 127;
  private static final long PATIENCE_SECONDS = 60;

  private final Path models;
  private final SoundWays ways;
  private final Lock oneCall = new ReentrantLock();

  /**
   * @param models the folder with weights, beside those that come along
   * @param ways decode
   */
  SoundService(Path models, SoundWays ways) {
    this.models = models;
    this.ways = ways;
  }

  @Override
  public void decode(DecodeRequest request, StreamObserver<DecodedNote> to) {
    ServerCallStreamObserver<DecodedNote> caller = (ServerCallStreamObserver<DecodedNote>) to;
    caller.setOnCancelHandler(() -> {});
    try {
      decode(request, caller);
      if (!caller.isCancelled()) caller.onCompleted();
    } catch (Exception | OutOfMemoryError e) {
      if (!caller.isCancelled()) caller.onError(Answers.status(e).asRuntimeException());
    }
  }

  private void decode(DecodeRequest request, ServerCallStreamObserver<DecodedNote> caller)
      throws IOException, InterruptedException, StatusException {
    Nsynth network = network(request.getNetwork());
    List<SoundDecoder.Wanted> notes = notes(request, network.shape());
    double temperature = request.getTemperature();
    within("temperature", temperature, 0, HOTTEST);
    if (!oneCall.tryLock(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw Status.RESOURCE_EXHAUSTED
          .withDescription("it decodes for somebody else: ask again later")
          .asException();
    }
    try {
      ways.decode(
          network,
          notes,
          temperature,
          caller::isCancelled,
          (note, classes) -> {
            if (!caller.isCancelled()) caller.onNext(decoded(note, classes));
          });
    } finally {
      oneCall.unlock();
    }
  }

  private static DecodedNote decoded(int note, byte[] classes) {
    return DecodedNote.newBuilder().setNote(note).setClasses(ByteString.copyFrom(classes)).build();
  }

  private Nsynth network(String wanted) throws IOException {
    Nsynth network = new PlayersWeights(models).nsynth().network();
    if (network.fingerprint().equals(wanted)) return network;
    throw new IOException("it has other weights for " + Nsynth.NAME);
  }

  private static List<SoundDecoder.Wanted> notes(DecodeRequest request, NsynthShape shape) {
    if (request.getNotesCount() > MOST_NOTES) {
      throw new IllegalArgumentException(
          "%d notes at once are too many; %d are allowed"
              .formatted(request.getNotesCount(), MOST_NOTES));
    }
    List<SoundDecoder.Wanted> out = new ArrayList<>();
    for (WantedNote note : request.getNotesList()) {
      within("a MIDI note", note.getMidi(), 0, HIGHEST);
      out.add(new SoundDecoder.Wanted(code(note, shape), note.getMidi(), note.getSeed()));
    }
    return out;
  }

  private static float[][] code(WantedNote note, NsynthShape shape) {
    int count = note.getCodeCount();
    double seconds = (double) count / shape.code() * shape.hop() / NsynthShape.SAMPLE_RATE;
    if (count == 0 || count % shape.code() != 0 || seconds > LONGEST_SECONDS) {
      throw new IllegalArgumentException(
          "a code has frames of %d numbers for up to %.0f s: %d numbers are none"
              .formatted(shape.code(), LONGEST_SECONDS, count));
    }
    float[][] out = new float[count / shape.code()][shape.code()];
    for (int k = 0; k < count; k++) {
      within("a number of a code", note.getCode(k), -FARTHEST, FARTHEST);
      out[k / shape.code()][k % shape.code()] = note.getCode(k);
    }
    return out;
  }

  private static void within(String what, double value, double least, double most) {
    if (value >= least && value <= most) return;
    throw new IllegalArgumentException(
        "%s goes from %.0f to %.0f, not %s".formatted(what, least, most, value));
  }
}
