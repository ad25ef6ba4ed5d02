// SPDX-License-Identifier: Apache-2.0
package org.zadenza.synth;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Synths that are thrown together: every generator, with arguments that make little sense. */
public final class RandomSynths {
  private static final double[] NUMBERS = {
    0, 1, -1, 0.5, 440, 0.01, 20_000, -50, 1e6, 1e-6, 3, 0.2, 100
  };

  private final Random random;
  private final Units units = new Units();
  private final List<Sound> sounds = new ArrayList<>();

  private RandomSynths(long seed) {
    random = new Random(seed);
  }

  /** The same synth for the same seed; its delays are short. */
  public static Synth of(String name, long seed) {
    RandomSynths made = new RandomSynths(seed);
    Sound sound = made.graph();
    return new Synth(name, made.units.parameters(), sound.channels());
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
        ? Composer.operator(operator, any())
        : Composer.operator(operator, any(), argument());
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
    return Composer.generator(generator, slow, given);
  }

  private Object mono() {
    return random.nextBoolean() ? number() : any().mix();
  }

  private Breakpoints envelope() {
    Shape shape = pick(Shape.values());
    List<Object> given = new ArrayList<>();
    for (int i = 0; i < shape.arguments().size(); i++) {
      given.add(random.nextBoolean() ? number() : any().mix());
    }
    return shape.breakpoints(given);
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
