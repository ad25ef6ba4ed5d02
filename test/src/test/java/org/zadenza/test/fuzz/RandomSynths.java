// SPDX-License-Identifier: Apache-2.0
package org.zadenza.test.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.zadenza.synth.Generator;
import org.zadenza.synth.Operator;
import org.zadenza.synth.Shape;
import org.zadenza.synth.Sound;
import org.zadenza.synth.Synth;
import org.zadenza.synth.Units;

/** Synths that are thrown together: every generator, with arguments that make little sense. */
public final class RandomSynths {
  private static final double[] NUMBERS = {
    0, 1, -1, 0.5, 440, 0.01, 20_000, -50, 1e6, 1e-6, 3, 0.2, 100
  };

  private final Random random;
  private final Units units;
  private final List<Sound> sounds = new ArrayList<>();

  private RandomSynths(long seed, Units units) {
    this.random = new Random(seed);
    this.units = units;
  }

  /** The same synth for the same seed; its delays are short. */
  public static Synth of(String name, long seed) {
    return Synth.of(name, units -> new RandomSynths(seed, units).graph());
  }

  private Sound graph() {
    for (int i = random.nextInt(4); i >= 0; i--) sounds.add(parameter(i));
    for (int i = 3 + random.nextInt(25); i >= 0; i--) sounds.add(one());
    Sound sum = sounds.getLast();
    for (int i = random.nextInt(3); i > 0; i--) sum = sum.plus(any());
    Sound mixed = sum.mix();
    return random.nextBoolean() ? mixed : mixed.pan2(number());
  }

  private Sound parameter(int i) {
    String name = i == 0 ? "freq" : i == 1 ? "gate" : "p" + i;
    return units.param(name, i == 1 ? 1 : number());
  }

  private Sound one() {
    if (random.nextInt(4) > 0) return generator();
    Operator operator = pick(Operator.values());
    return operator.arity() == 1
        ? (Sound) units.call(operator.word(), any())
        : (Sound) units.call(operator.word(), any(), argument());
  }

  private Sound generator() {
    Generator generator = pick(Generator.values());
    List<Object> given = new ArrayList<>();
    for (Generator.Argument argument : generator.arguments()) {
      given.add(
          switch (argument.name()) {
            case "envelope" -> envelope();
            case "array" -> List.of(any(), argument());
            case "maxdelaytime" -> 0.05;
            case "doneAction" -> random.nextInt(12) == 0 ? 2 : 0;
            default -> generator.outputs() > 1 ? mono() : argument();
          });
    }
    boolean slow = generator.pace() == Generator.Pace.OWN && random.nextBoolean();
    Object made = units.call(generator.word() + (slow ? ":kr" : ""), given.toArray());
    return ((Sound) made).channels().size() > 2 ? ((Sound) made).mix() : (Sound) made;
  }

  private Object mono() {
    return random.nextBoolean() ? number() : any().mix();
  }

  private Object envelope() {
    Shape shape = pick(Shape.values());
    List<Object> given = new ArrayList<>();
    for (int i = 0; i < shape.arguments().size(); i++) {
      given.add(random.nextBoolean() ? number() : any().mix());
    }
    return units.call(shape.word(), given.toArray());
  }

  private Object argument() {
    return random.nextBoolean() ? number() : any();
  }

  private Sound any() {
    return sounds.get(random.nextInt(sounds.size()));
  }

  private double number() {
    return NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private <T> T pick(T[] from) {
    return from[random.nextInt(from.length)];
  }
}
