;; SPDX-License-Identifier: Apache-2.0
;; Understorey: jungle, 168 beats a minute, D minor. A break in single strokes, cut up anew every bar, over a slow bass.
(setbpm 168)

;; the break, stroke by stroke: 1 kick, 2 snare, 5 ghost, 4 hat, 3 ride
(def strokes (n "1 4 2 5 [4 5] 1 2 4 1 [1 4] 2 5 4 1 2 [5 2]" (s "amencutup")))

(d1 (->> strokes
         (gain "1 0.81 1.07 0.79 0.81 1.07 1.07 0.81")
         (every 4 (fn [x] (chunk 4 (fn [y] (ply 2 y)) x)))
         (last-of 8 (fn [x] (bite 8 "0 1 2 2*3 4 5 6*2 [7 2]" x)))
         (sometimes-by 0.08 (fn [x] (speed 1.5 x)))
         (pan (range 0.42 0.58 perlin))
         (room 0.1) (hpf 60)
         (mask "<0!2 1!13 0 1!16>")))

;; a kick beneath it and hats above, which hold when the break runs away
(d2 (stack (->> (s "bd ~ ~ ~ ~ bd ~ ~") (gain 0.9) (duckorbit 2) (duckdepth 0.5) (duckattack 0.1) (mask "<0!8 1!24>"))
           (->> (s "hh*16") (degrade-by 0.2) (gain (range 0.55 0.8 (fast 4 saw))) (pan 0.62))
           (->> (s "rd*8") (gain 0.68) (pan 0.35) (mask "<0!16 1!16>"))))

;; half the speed: a reese whose two voices drift, the filter answering every fourth bar
(d3 (->> (s "superreese" (note "<[d2 ~ ~ d2] [~ f2 ~ c2] [bb1 ~ ~ bb1] [~ a1 ~ c2]>"))
         (voice 0.5) (lpf (rangex 280 1500 (slow 4 sine))) (resonance 0.15) (legato 1.1) (gain 0.92) (orbit 2)
         (mask "<0!8 1!24>")))
(d4 (->> (s "808bd:14" (note "<d2 [~ f2] bb1 [~ a1]>")) (gain 0.87) (mask "<0!4 1!4 0!8 1!16>")))

;; a chord held for two bars, wide, with the top taken off by a slow wave
(d5 (->> (s "pad" (note "<[d4,f4,a4,c5] [bb3,d4,f4,a4] [g3,bb3,d4,f4] [a3,c4,e4,g4]>/2"))
         (attack 0.5) (release 1.2) (lpf (rangex 900 5000 (slow 12 sine))) (hpf 250) (gain 0.55)
         (room 0.6) (roomsize 0.9) (orbit 3) (juxby 0.6 (fn [x] (late 1/16 x)))
         (mask "<1!15 0 1!16>")))

;; a stab out of the dark, thrown into the echo
(d6 (->> (s "hoover" (note "<~ [~ ~ d4 ~] ~ [~ ~ ~ [c4 d4]]>"))
         (legato 0.5) (gain 0.9) (hpf 300) (lpf 3500) (delay 0.6) (delaysync 3/16) (delayfeedback 0.6) (room 0.4) (orbit 4)
         (pan 0.6)
         (mask "<0!8 1!24>")))

;; bells in the canopy
(d7 (->> (s "kalimba" (scale "D:minor" (n "<4 ~ 7 2> [6 ~] ~ <9 8 11 7>")))
         (octave 5) (gain 0.76) (delay 0.4) (delaysync 3/8) (delayfeedback 0.4) (orbit 4) (pan (range 0.2 0.8 (slow 5 sine)))
         (mask "<0!12 1!4 0!4 1!12>")))
