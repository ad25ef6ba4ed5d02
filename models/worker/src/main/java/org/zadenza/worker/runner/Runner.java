// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import org.zadenza.models.catalogue.KnownModel;

/** A library that computes networks on a device. */
public interface Runner {
  /** {@code dl4j} or {@code onnxruntime}. */
  String name();

  /** What it computes on, for people. */
  String device();

  /** True where that is a GPU. */
  boolean onGpu();

  /**
   * Makes a model ready.
   *
   * @throws RunnerException if it cannot be computed here
   */
  Computation load(KnownModel model) throws RunnerException;
}
