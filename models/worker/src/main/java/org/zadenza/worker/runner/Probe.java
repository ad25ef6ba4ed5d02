// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.List;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.neural.LstmLayer;
import org.zadenza.neural.LstmNetwork;

/** The smallest model, to find out whether a device computes at all. */
final class Probe {
  static final KnownModel MODEL =
      new KnownModel.Lstm(
          "probe",
          "",
          "",
          "",
          new LstmNetwork(
              List.of(new LstmLayer(1, 1, new float[8], new float[4])),
              1,
              new float[1],
              new float[1]));

  private Probe() {}
}
