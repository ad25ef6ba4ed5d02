;; SPDX-License-Identifier: Apache-2.0
;; Five throats: a choir of one network, a cycle of five seconds, A dorian. Each voice is on its way from one timbre to another.
(setcps 1/5)

;; the low voice: a choir that turns into a cello and back, eight chords to a round
(d1 (->> (s "nsynth" (note "<a2 g2 f#2 e2 d2 e2 f#2 g2>")) (z (morph :choir-aahs :cello "<0 0.3 0.6 1 0.8 0.5 0.3 0>"))
         (attack 0.5) (release 1.2) (gain 0.75) (room 0.5) (roomsize 3) (pan 0.42)
         (mask "<1!14 0!2 1!16>")))

;; two inner voices: one closes from a vowel to a reed, one is a blend from which some brass is taken away
(d2 (->> (s "nsynth" (note "<[e3@2 d3] d3 [c#3@2 d3] b2 [a2@2 b2] [b2@2 d3] c#3 d3>")) (z (morph :voice-oohs :clarinet (slow 8 saw)))
         (attack 0.4) (release 1) (gain 0.76) (room 0.5) (pan 0.7)
         (mask "<0 1!15 0!4 1!12>")))
(d3 (->> (s "nsynth" (note "<[c4@3 b3] b3 [a3@3 b3] g#3 f#3 [g#3@3 a3] a3 b3>")) (z (blend {:choir-aahs 0.7 :flute 0.5 :brass -0.2}))
         (attack 0.4) (release 1) (gain 0.74) (room 0.55) (pan 0.22)
         (mask "<0!4 1!28>")))

;; bells of the same network, each struck somewhere else between two of them
(d4 (->> (s "nsynth" (note "<[a4 ~ e5 ~] [~ d5 ~ b4] [~ f#5 c#5 ~] [e5 ~ ~ b4] [~ a5 f#5 ~] [g#5 ~ ~ b5]>"))
         (z (morph :vibraphone :music-box sine)) (legato 1.5) (release 0.6) (gain 0.86)
         (delay 0.4) (delaytime 0.625) (delayfeedback 0.5) (room 0.5) (orbit 2) (pan (range 0.3 0.8 (slow 3 sine)))
         (mask "<0!8 1!12 0!4 1!8>")))

;; what the network cannot have, as it knows nothing above 8 kHz: breath; and a floor beneath it
(d5 (->> (s "white") (attack 2) (release 2) (bpf (rangex 3500 11000 (slow 3 sine))) (bandq 1)
         (gain (range 0.58 0.72 (slow 5 sine))) (pan (slow 3 sine)) (room 0.3)))
(d6 (->> (s "sine" (note "<a1 g1 f#1 e1 d1 e1 f#1 g1>")) (attack 1) (release 1.5) (shape 0.3) (gain 0.7)
         (mask "<0!8 1!6 0!2 1!16>")))

;; a tubular bell at the turns
(d7 (->> (s "tubular" (note "<a3 ~ ~ ~ e4 ~ ~ ~>")) (gain 0.84) (room 0.7) (pan 0.55)))
