// SPDX-License-Identifier: Apache-2.0
package org.zadenza.dsl;

import java.util.List;
import org.zadenza.pattern.Op;
import org.zadenza.pattern.Patternable;
import org.zadenza.pattern.Signals;

/** Words that give a pattern another rhythm, or let only some of it through. */
final class RhythmWords {
  private RhythmWords() {}

  static List<Word> all() {
    Lexicon words = new Lexicon("rhythm");
    gates(words);
    euclids(words);
    offBeats(words);
    return words.words();
  }

  private static void gates(Lexicon words) {
    words
        .word(
            "segment seg discretise",
            "n pattern",
            "Makes n events a cycle out of something continuous.",
            "(note (segment 4 (range 48 60 saw)))",
            a -> a.last().segment(a.raw(0)))
        .word(
            "struct",
            "rhythm pattern",
            "Gives the pattern the rhythm of the true beats.",
            "(struct \"t ~ t t\" (s \"bd\"))",
            a -> a.last().struct(a.raw(0)))
        .word(
            "structAll",
            "rhythm pattern",
            "Gives the pattern the rhythm of all beats, true or not.",
            "(struct-all \"0 ~ 1 1\" (s \"bd\"))",
            a -> a.last().structAll(a.raw(0)))
        .word(
            "mask",
            "gate pattern",
            "Lets the pattern through while the gate is true.",
            "(mask \"1 1 0 1\" (s \"hh*8\"))",
            a -> a.last().mask(a.raw(0)))
        .word(
            "maskAll",
            "gate pattern",
            "Lets the pattern through while the gate says anything.",
            "(mask-all \"0 ~ 1 1\" (s \"hh*8\"))",
            a -> a.last().maskAll(a.raw(0)))
        .word(
            "reset",
            "onsets pattern",
            "Starts the pattern's cycle again at every true onset.",
            "(reset \"<t t(3,8)>\" (s \"bd sn hh cp\"))",
            a -> a.last().reset(a.raw(0)))
        .word(
            "restart",
            "onsets pattern",
            "Starts the pattern from cycle 0 at every true onset.",
            "(restart \"<t t(3,8)>\" (s \"bd sn hh cp\"))",
            a -> a.last().restart(a.raw(0)))
        .word(
            "beat",
            "t steps pattern",
            "Plays on beat t of so many steps.",
            "(beat \"4,12\" 16 (s \"sn\"))",
            a -> a.last().beat(a.raw(0), a.raw(1)))
        .word(
            "trunc",
            "part pattern",
            "Plays only the first part of each cycle.",
            "(trunc 3/4 (s \"bd sn hh cp\"))",
            a -> a.last().trunc(a.raw(0)))
        .word(
            "necklace",
            "steps gaps",
            "Beats with so many steps from one to the next, so many steps a cycle.",
            "(struct (necklace 12 [4 2 3 3]) (s \"bd\"))",
            a ->
                Signals.necklace(
                    Patternable.rational(a.raw(0)),
                    a.list(1).stream().map(Patternable::rational).toList()))
        .word(
            "binary",
            "n",
            "The bits of a number as beats, as many as it has.",
            "(struct (binary 181) (s \"hh\"))",
            a -> Signals.binary(a.raw(0), 0))
        .word(
            "binaryN",
            "n bits",
            "The bits of a number as beats, so many of them.",
            "(struct (binary-n 55532 16) (s \"hh\"))",
            a -> Signals.binary(a.raw(0), a.raw(1)));
  }

  private static void euclids(Lexicon words) {
    words
        .word(
            "euclid",
            "pulses steps pattern",
            "Spreads pulses as evenly as can be over steps.",
            "(euclid 3 8 (s \"bd\"))",
            a -> a.last().euclid(a.raw(0), a.raw(1)))
        .word(
            "euclidRot euclidrot",
            "pulses steps rotation pattern",
            "A Euclidean rhythm rotated to the right.",
            "(euclid-rot 3 8 2 (s \"bd\"))",
            a -> a.last().euclidRot(a.raw(0), a.raw(1), a.raw(2)))
        .word(
            "euclidInv",
            "pulses steps pattern",
            "The rests of a Euclidean rhythm.",
            "(euclid-inv 3 8 (s \"hh\"))",
            a -> a.last().euclidInv(a.raw(0), a.raw(1)))
        .word(
            "euclidFull",
            "pulses steps pattern other",
            "One pattern on the pulses, another on the rests.",
            "(euclid-full 3 8 (s \"bd\") (s \"hh\"))",
            a -> a.pattern(2).euclidFull(a.raw(0), a.raw(1), a.raw(3)))
        .word(
            "euclidOff eoff",
            "pulses steps offset pattern",
            "A Euclidean rhythm moved earlier by offset steps, with its content.",
            "(euclid-off 5 8 3 (s \"bd\"))",
            a -> a.last().euclidOff(a.raw(0), a.raw(1), a.raw(2)))
        .word(
            "euclidLegato",
            "pulses steps pattern",
            "A Euclidean rhythm whose pulses last until the next.",
            "(euclid-legato 3 8 (note \"c3\"))",
            a -> a.last().euclidLegato(a.raw(0), a.raw(1)))
        .word(
            "euclidLegatoRot",
            "pulses steps rotation pattern",
            "A rotated Euclidean rhythm whose pulses last until the next.",
            "(euclid-legato-rot 3 8 2 (note \"c3\"))",
            a -> a.last().euclidLegatoRot(a.raw(0), a.raw(1), a.raw(2)))
        .word(
            "euclidish eish",
            "pulses steps groove pattern",
            "A Euclidean rhythm drawn towards even spacing by groove, 0 to 1.",
            "(euclidish 3 8 0.5 (s \"bd\"))",
            a -> a.last().euclidish(a.raw(0), a.raw(1), a.raw(2)))
        .word(
            "bjork",
            "rhythm pattern",
            "A Euclidean rhythm from a list pulses:steps:rotation.",
            "(bjork \"<3:8:1 5:8>\" (s \"bd\"))",
            a -> a.last().bjork(a.raw(0)));
  }

  private static void offBeats(Lexicon words) {
    words
        .word(
            "press",
            "pattern",
            "Moves every event to the second half of itself.",
            "(press (s \"bd sn\"))",
            a -> a.last().press())
        .word(
            "pressBy",
            "r pattern",
            "Squeezes every event into the part of itself from r on.",
            "(press-by 1/3 (s \"bd sn\"))",
            a -> a.last().pressBy(a.raw(0)))
        .word(
            "brak",
            "pattern",
            "Makes every other cycle a breakbeat.",
            "(brak (s \"bd sn hh\"))",
            a -> a.last().brak())
        .word(
            "swingBy",
            "x n pattern",
            "Delays the second half of every nth of a cycle by x of it.",
            "(swing-by 1/3 4 (s \"hh*8\"))",
            a -> a.last().swingBy(a.raw(0), a.raw(1)))
        .word(
            "swing",
            "n pattern",
            "Delays every second eighth, for n beats a cycle.",
            "(swing 4 (s \"hh*8\"))",
            a -> a.last().swing(a.raw(0)));
    op(
        words,
        "keepif",
        Op.KEEPIF,
        "Keeps what meets something true",
        "(keepif \"1 0\" (n \"0 1 2\"))");
  }

  private static void op(Lexicon words, String name, Op op, String doc, String example) {
    ValueWords.op(words, name, op, doc, example);
  }
}
