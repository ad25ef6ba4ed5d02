;; SPDX-License-Identifier: Apache-2.0
;; Slack water: ambient, a cycle of eight seconds, D lydian. No beat: layers whose lengths have no common measure.
(setcps 1/8)

;; the ground: two chords, a breath each, one voice left and one right
(d1 (->> (s "pad" (note "<[d3,a3,e4] [d3,b3,f#4] [e3,b3,g#4] [c#3,a3,e4]>/1"))
         (attack 2.5) (release 5) (lpf (rangex 500 2400 (slow 5 sine))) (gain 0.65)
         (room 0.7) (roomsize 4) (juxby 0.8 (fn [x] (late 1/8 (add (note 0.07) x))))))

;; far below, now and then
(d2 (->> (s "sine" (note "<d2 ~ e2 ~ a1 ~ ~>")) (attack 2) (release 4) (shape 0.2) (gain 0.86) (orbit 1)
         (mask "<0!2 1!30>")))

;; voices: a choir that is asked for one vowel after the other
(d3 (->> (s "choir" (note "<[a3,e4] ~ [b3,f#4] [g#3,e4] ~>/1.5"))
         (attack 1.8) (release 3) (vowel "<a o u e>") (gain 0.57) (hpf 180) (room 0.8) (roomsize 5) (orbit 2)
         (pan (range 0.3 0.7 (slow 3 sine)))
         (mask "<0!4 1!28>")))

;; drops: a scale under a slow wandering number, on beats that a necklace of seven lays out
(d4 (->> (s "kalimba" (scale "D:lydian" (n (segment 7 (range 4 15 (slow 2 perlin))))))
         (degrade-by 0.45) (gain (range 0.58 0.96 perlin)) (octave 5) (pan (range 0.1 0.9 rand))
         (delay 0.6) (delaytime 0.71) (delayfeedback 0.6) (room 0.6) (orbit 3)
         (mask "<0 1!31>")))
(d5 (->> (s "superfork" (scale "D:lydian" (n (segment 5 (range 8 18 (slow 3 berlin))))))
         (degrade-by 0.6) (gain 0.82) (pan (range 0.1 0.9 rand)) (delay 0.5) (room 0.8) (roomsize 5) (orbit 3)
         (mask "<0!3 1!29>")))

;; air and water
(d6 (stack (->> (s "wind" (note "<d5 a4 e5>")) (attack 3) (release 4) (gain 0.75) (hpf 700) (pan (range 0.2 0.8 (slow 2 sine))))
           (->> (s "pink") (attack 3.5) (release 4) (bpf (rangex 600 5000 (slow 3 perlin))) (bandq 1) (gain 0.75) (pan (range 0.8 0.2 (slow 3 sine))))))

;; one gong for each tide
(d7 (->> (s "supergong" (note "<d2 ~!7>")) (decay 6) (gain 1.01) (room 0.7) (orbit 2) (pan 0.6)))
