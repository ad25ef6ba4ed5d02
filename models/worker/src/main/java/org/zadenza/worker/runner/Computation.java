// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.runner;

import java.util.List;
import java.util.Map;
import org.zadenza.models.remote.FloatTensor;

/** A model that is ready on a runner; one thread at a time. */
public interface Computation extends AutoCloseable {
  /**
   * One batch.
   *
   * @param inputs by name, checked against the model's {@link org.zadenza.models.remote.Signature}
   * @throws RunnerException if the device fails, e.g. has no memory left
   */
  List<FloatTensor> run(Map<String, FloatTensor> inputs) throws RunnerException;

  @Override
  void close();
}
