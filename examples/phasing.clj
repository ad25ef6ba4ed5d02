;; SPDX-License-Identifier: Apache-2.0
;; Two looms: process music, twelve eighths to a cycle, 66 cycles in two minutes. One figure against itself, a little faster.
(setcps 11/20)

;; the figure: twelve notes, six pitches, so that each way of laying it over itself makes another melody
(def figure (note "e4 b4 d5 e4 a4 b4 g4 d5 e4 b4 a4 g4"))

;; one loom stays
(d1 (->> (s "marimba" figure) (gain "[0.91 0.74 0.81 0.76]*3") (pan 0.22) (room 0.25) (roomsize 0.6)))

;; the other takes 48 cycles to lose a whole one: every fourth cycle the canon is one note wider
(d2 (->> (s "marimba" (fast 49/48 figure)) (gain 0.81) (pan 0.78) (room 0.25)
         (mask "<0!2 1!30>")))

;; what the two together play anyway, picked out and doubled an octave up
(d3 (->> (s "supervibe" (struct "<t(5,12) t(7,12,2)>" (add (note 12) figure)))
         (gain 0.77) (legato 1.5) (pan 0.45) (room 0.5)
         (mask "<0!8 1!8 0!4 1!12>")))

;; breath-long chords, as long as someone can hold them
(d4 (->> (s "clarinet" (note "<[e3,b3] [d3,a3] [c3,g3] [d3,b3]>/2"))
         (attack 0.6) (release 0.7) (gain (range 0.65 0.83 (slow 4 sine))) (lpf 2200) (pan 0.6) (room 0.35)
         (mask "<0!8 1!24>")))
(d5 (->> (s "upright" (note "<e2 d2 c2 [d2 b1]>/2")) (gain 1.05) (lpf 1600) (legato 0.9)
         (mask "<0!12 1!20>")))

;; hands: one clapping figure against its own rotation, one step further every four cycles
(d6 (->> (stack (->> (struct "1 1 1 0 1 1 0 1 0 1 1 0" (s "cp")) (gain 0.83) (pan 0.35) (hpf 500))
                (->> (struct "1 1 1 0 1 1 0 1 0 1 1 0" (s "woodblock"))
                     (early "<0!4 1/12!4 2/12!4 3/12!4>") (gain 0.8) (pan 0.7)))
         (mask "<0!16 1!12 0!4>")))

;; a pulse that comes up through the rest and goes under
(d7 (->> (s "sh*12") (gain (range 0.5 0.9 (slow 8 sine))) (pan 0.5)
         (mask "<0!4 1!28>")))
