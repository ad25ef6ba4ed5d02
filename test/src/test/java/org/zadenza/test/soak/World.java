// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import org.zadenza.clock.Clock;
import org.zadenza.repl.session.Session;

/** A session with all its ends, which may fail. The player's thread. */
interface World {
  Session session();

  Clock clock();

  Findings findings();

  Keeper score();

  DirtEar dirt();

  Keyboards keyboards();

  WallSteps wall();

  /** Models make nothing, or go on. */
  void modelsRest(boolean on);

  /** Whether there is a sound card. */
  void soundCard(boolean there);

  /** Whether the log's disk is full. */
  void diskFull(boolean full);

  /** True where the clock is moved by hand. */
  boolean isMovedByHand();

  /** The machine stands still, if its clock is moved by hand. */
  void standStill(long nanos);

  /** Every slot was given something: it begins. */
  void begun();

  /** Who compares what slots send with what they are to send. */
  interface Keeper {
    /** Before something is changed. */
    void settle();

    /** A slot was given something else to play. */
    void changed(String slot);

    /** Every slot may play something else now. */
    void allChanged();
  }
}
