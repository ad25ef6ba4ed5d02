// SPDX-License-Identifier: Apache-2.0
// Paper moon: samba, 112 beats a minute, G, written in Java. The drummers are points in a space, and so is the way between them.
setbpm(112)

// surdos: the low one answers the high one
d1(stack(s("~ lt ~ lt*<1 1 1 2>").gain(0.98), s("timpani ~ timpani ~").note("<g1 g1 d2 g1>").gain(0.66)).pan(0.48).room(0.15).mask("<1!14 0!2 1!16>"))

// a caixa that a network plays: from a samba to something from further north, in sixteen bars
d2(morph(palette("samba"), palette("afrocuban"), saw.slow(16), Map.of("temperature", 0.3, "polyphony", 3)).gain(0.78).pan(0.42).mask("<0!2 1!30>"))

// tamborim and agogo: the teleco-teco is written as sixteen bits
d3(stack(
    s("rim").struct("1 0 1 0 1 1 0 1 0 1 0 1 0 1 1 0").gain(0.9).pan(0.7),
    s("agogo").note("<[g5 ~ d5 d5 ~ g5 ~ d5] [g5 ~ d5 ~ g5 g5 ~ d5]>").gain(0.74).pan(0.3).mask("<0!4 1!28>"),
    s("sh*16").gain("[0.86 0.58 0.68 0.82]*4").pan(0.6)).room(0.1).mask("<1!20 0!3 1!9>"))

// guitar: chords that push ahead of the bar
var changes = chord("<G^7 E7 Am7 D7 Bm7 E7 Am7 D7>")
d4(changes.voicing().struct("<[t ~ ~ t ~ ~ t ~ ~ t ~ t ~ ~ t ~] [~ t ~ t ~ ~ t ~ t ~ ~ t ~ t ~ ~]>").s("guitar").clip(0.6).gain(0.72).pan(0.35).room(0.2).mask("<0!4 1!28>"))
d5(changes.rootNotes(2).struct("[t ~ ~ t]*2").s("fingerbass").clip(0.9).lpf(1400).gain(0.88).mask("<0!4 1!11 0 1!16>"))

// a flute, then a flute and its echo
d6(n("<[0 ~ 2 4] [~ 5 4 2] [4@3 2] [~ 1 ~ -1] [6 ~ 5 4] [~ 2 4 ~] [2@3 0] ~>").scale("G5:major").s("flute").attack(0.04).clip(0.85).gain(0.84).vib(5)
    .every(4, x -> x.off(0.125, y -> y.gain(0.6).pan(0.8))).pan(0.55).room(0.35).mask("<0!8 1!8 0!4 1!12>"))

// the whistle calls the turns
d7(s("<~!7 [~ flute*2 ~ ~]>").note("<d7 g7>").clip(0.6).vib(28).gain(0.85).pan(0.65).room(0.2))
