// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** The synths that a player has defined. Any thread. */
public final class SynthLibrary {
  /** How many names can be defined at once. */
  public static final int MOST_SYNTHS = 256;

  /** Hears of every change, on the thread that makes it. */
  public interface Listener {
    /** A synth is there, in place of the one of its name. */
    void defined(Synth synth);

    void removed(String name);
  }

  private final SortedMap<String, Synth> synths = new TreeMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Keeps a synth; it is ready to be played when this returns. */
  public synchronized void define(Synth synth) {
    Layout.of(synth);
    Layout.forServer(synth);
    if (synths.size() >= MOST_SYNTHS && !synths.containsKey(synth.name())) {
      throw new org.zadenza.names.WordError(
          "there are " + MOST_SYNTHS + " synths already; take one away before " + synth.name());
    }
    synths.put(synth.name(), synth);
    listeners.forEach(listener -> listener.defined(synth));
  }

  /** False if there was none of that name. */
  public synchronized boolean remove(String name) {
    if (synths.remove(name) == null) return false;
    listeners.forEach(listener -> listener.removed(name));
    return true;
  }

  public synchronized @Nullable Synth find(String name) {
    return synths.get(name);
  }

  /** All of them, by name. */
  public synchronized List<Synth> all() {
    return List.copyOf(synths.values());
  }

  /** Hears of the synths that are there, and of every change until it is forgotten. */
  public synchronized void listen(Listener listener) {
    synths.values().forEach(listener::defined);
    listeners.add(listener);
  }

  public void forget(Listener listener) {
    listeners.remove(listener);
  }
}
