// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.soak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import org.zadenza.clock.Clock;

/**
 * Something that goes wrong around a session, for a while. None of them touches what any slot
 * sends: a slot's cues are compared with its pattern's own answers all along.
 */
sealed interface Fault {
  /** It begins. */
  void begin(World world);

  /** It is over. */
  void end(World world);

  /** What it is called in the figures. */
  default String kind() {
    return getClass().getSimpleName();
  }

  /** Models answer nothing: what they play is for their own cheaper tiers to say. */
  record ModelsRest() implements Fault {
    @Override
    public void begin(World world) {
      world.modelsRest(true);
    }

    @Override
    public void end(World world) {
      world.modelsRest(false);
    }
  }

  /** Nobody listens where SuperDirt did; touches its sound alone. */
  record SuperDirtLeaves() implements Fault {
    @Override
    public void begin(World world) {
      world.dirt().leave();
    }

    @Override
    public void end(World world) {
      try {
        world.dirt().comeBack();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** The cable of the MIDI synth is pulled out; touches its keys alone, which must go up again. */
  record MidiLeaves() implements Fault {
    @Override
    public void begin(World world) {
      world.keyboards().plug(false);
    }

    @Override
    public void end(World world) {
      world.keyboards().plug(true);
    }
  }

  /** The MIDI synth is there, and loses what it is sent. */
  record MidiRefuses() implements Fault {
    @Override
    public void begin(World world) {
      world.keyboards().refuse(true);
    }

    @Override
    public void end(World world) {
      world.keyboards().refuse(false);
    }
  }

  /** The driver of the MIDI synth throws. */
  record MidiBreaks() implements Fault {
    @Override
    public void begin(World world) {
      world.keyboards().breaks(true);
    }

    @Override
    public void end(World world) {
      world.keyboards().breaks(false);
    }
  }

  /** The sound card is gone; touches what is heard alone. */
  record AudioLeaves() implements Fault {
    @Override
    public void begin(World world) {
      world.soundCard(false);
    }

    @Override
    public void end(World world) {
      world.soundCard(true);
    }
  }

  /** The disk of the session's log is full; touches the log alone. */
  record DiskFills() implements Fault {
    @Override
    public void begin(World world) {
      world.diskFull(true);
    }

    @Override
    public void end(World world) {
      world.diskFull(false);
    }
  }

  /** Somebody sets the machine's wall clock; session time goes on as it did. */
  record WallStep(long nanos) implements Fault {
    @Override
    public void begin(World world) {
      world.wall().step(nanos);
    }

    @Override
    public void end(World world) {}
  }

  /**
   * The machine stands still. Where that is longer than is looked ahead it touches every slot, for
   * as long; else nobody may hear it.
   */
  record Stall(long nanos) implements Fault {
    @Override
    public void begin(World world) {
      world.standStill(nanos);
    }

    @Override
    public void end(World world) {}
  }

  /** Garbage from another thread. */
  record Garbage(Litter litter) implements Fault {
    @Override
    public void begin(World world) {
      litter.start();
    }

    @Override
    public void end(World world) {
      litter.close();
    }
  }

  /** Any of them that can be there. */
  static Fault any(Random random, World world) {
    return switch (random.nextInt(world.isMovedByHand() ? 11 : 9)) {
      case 0 -> new ModelsRest();
      case 1 -> new SuperDirtLeaves();
      case 2 -> new MidiLeaves();
      case 3 -> new MidiRefuses();
      case 4 -> new MidiBreaks();
      case 5 -> new AudioLeaves();
      case 6 -> new DiskFills();
      case 7 -> new WallStep(random.nextLong(-3600, 3600) * Clock.NANOS_PER_SECOND);
      case 8 -> new Garbage(new Litter());
      case 9 -> new Stall(random.nextLong(600, 60_000) * 1_000_000);
      default -> new Stall(random.nextLong(60, 140) * 1_000_000);
    };
  }
}
