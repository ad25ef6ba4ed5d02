// SPDX-License-Identifier: Apache-2.0
package org.zadenza.models.remote;

import java.io.IOException;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.zadenza.models.nsynth.Nsynth;
import org.zadenza.models.nsynth.SoundBatches;
import org.zadenza.models.nsynth.SoundDecoder;
import org.zadenza.models.nsynth.play.CellMaker;
import org.zadenza.models.protocol.sound.DecodeRequest;
import org.zadenza.models.protocol.sound.WantedNote;

/** Cells of a grid by a worker, as one batch. */
public record RemoteCells(RemoteWorker worker) implements CellMaker {
  @Override
  public void make(
      Nsynth network,
      List<SoundDecoder.Wanted> notes,
      double temperature,
      BooleanSupplier stopped,
      SoundBatches.Hearer hearer)
      throws IOException {
    DecodeRequest.Builder request =
        DecodeRequest.newBuilder().setNetwork(network.fingerprint()).setTemperature(temperature);
    for (SoundDecoder.Wanted note : notes) {
      WantedNote.Builder wanted = WantedNote.newBuilder().setMidi(note.midi()).setSeed(note.seed());
      for (float[] frame : note.code()) {
        for (float number : frame) wanted.addCode(number);
      }
      request.addNotes(wanted);
    }
    int samples = notes.isEmpty() ? 0 : notes.getFirst().code().length * network.shape().hop();
    try {
      worker.decode(
          request.build(),
          stopped,
          made -> {
            if (made.getNote() < 0
                || made.getNote() >= notes.size()
                || made.getClasses().size() != samples) {
              throw new IllegalArgumentException("it sent a note that was not wanted");
            }
            hearer.hear(made.getNote(), made.getClasses().toByteArray());
          });
    } catch (WorkerException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public String name() {
    return "the worker at " + worker.address();
  }
}
