// SPDX-License-Identifier: Apache-2.0
package org.zadenza.worker.serve;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.zadenza.models.catalogue.Catalogue;
import org.zadenza.models.catalogue.KnownModel;
import org.zadenza.models.remote.FloatTensor;
import org.zadenza.models.remote.RemoteWorker;
import org.zadenza.models.remote.Signature;
import org.zadenza.worker.runner.Runner;
import org.zadenza.worker.runner.RunnerException;
import org.zadenza.worker.runner.Runners;

/**
 * The models of a catalogue, each made ready on the best runner when it is first asked for.
 *
 * <p>Where a runner fails (a GPU without memory, say), the model moves to the next one, which is
 * told once. One batch is computed at a time for each model.
 */
public final class ServedModels implements AutoCloseable {
  private final Catalogue catalogue;
  private final Runners runners;
  private final Consumer<String> log;
  private final Map<String, Served> ready = new TreeMap<>();

  /**
   * @param log is told of each model that moves
   */
  public ServedModels(Catalogue catalogue, Runners runners, Consumer<String> log) {
    this.catalogue = catalogue;
    this.runners = runners;
    this.log = log;
  }

  /** The names of all models. */
  public List<String> names() throws IOException {
    return List.copyOf(catalogue.names());
  }

  /** A model, ready to compute, read anew if its file has changed; empty where there is none. */
  public synchronized Optional<Served> find(String name) throws IOException, RunnerException {
    Served served = ready.get(name);
    if (served == null || !served.stamp.equals(catalogue.stamp(name))) {
      String stamp = catalogue.stamp(name);
      Optional<KnownModel> model = catalogue.find(name);
      if (model.isEmpty()) return Optional.empty();
      if (served != null) served.close();
      served = new Served(model.get(), stamp);
      ready.put(name, served);
    }
    return Optional.of(served);
  }

  /** The models that are ready, with who computes them and why. */
  public synchronized List<Served> ready() {
    return new ArrayList<>(ready.values());
  }

  /** What was looked for on this machine. */
  public List<Runners.Found> found() {
    return runners.found();
  }

  @Override
  public synchronized void close() {
    ready.values().forEach(Served::close);
    ready.clear();
  }

  /** A model on a runner. */
  public final class Served {
    private final KnownModel model;
    private final String stamp;
    private final Signature signature;
    private final List<Runner> left;
    private Runners.Chosen chosen;

    private Served(KnownModel model, String stamp) throws RunnerException {
      this.model = model;
      this.stamp = stamp;
      signature = Signature.of(model);
      left = new ArrayList<>(runners.usable());
      chosen = runners.choose(model, left, "");
    }

    /** Which model. */
    public KnownModel model() {
      return model;
    }

    /** What it takes and gives. */
    public Signature signature() {
      return signature;
    }

    /** Its version on the wire. */
    public String version() {
      return RemoteWorker.version(model.hash());
    }

    /** Who computes it. */
    public synchronized Runner runner() {
      return chosen.runner();
    }

    /** Why. */
    public synchronized String why() {
      return chosen.why();
    }

    /**
     * One batch.
     *
     * @throws IllegalArgumentException if the inputs are not what it takes
     * @throws RunnerException if the last runner failed
     */
    public List<FloatTensor> run(List<FloatTensor> inputs) throws RunnerException {
      Map<String, FloatTensor> checked = signature.inputs(inputs);
      synchronized (this) {
        while (true) {
          try {
            return chosen.computation().run(checked);
          } catch (RunnerException e) {
            moveOn(e);
          }
        }
      }
    }

    private void moveOn(RunnerException failure) throws RunnerException {
      if (left.size() < 2) throw failure;
      left.remove(chosen.runner());
      chosen.computation().close();
      chosen = runners.choose(model, left, failure.getMessage());
      log.accept(
          "%s moved to %s on %s: %s"
              .formatted(
                  model.name(),
                  chosen.runner().name(),
                  chosen.runner().device(),
                  failure.getMessage()));
    }

    private synchronized void close() {
      chosen.computation().close();
    }
  }
}
