;; SPDX-License-Identifier: Apache-2.0
;; Room with a window: a chamber piece, a cycle of three seconds, E minor. A network plays the piano; three strings listen.
(setcps 1/3)

(def harmony "<Em7 C^7 Am7 B7 Em7 G C^7 D7>")

;; the pianist: the same seed is the same evening; it is asked for little, for more, and for little again
(d1 (->> (s "superpiano" (performance-rnn {:chord harmony :density "<2!4 4!8 7!8 4!6 2!6>" :seed 21
                                           :temperature 0.9 :polyphony 5 :seconds 3}))
         (gain 1.04) (room 0.35) (roomsize 0.8) (pan 0.45)))

;; a cello below, one note to a chord
(d2 (->> (s "violin" (root-notes 2 (chord harmony)))
         (attack 0.25) (release 0.5) (legato 0.95) (lpf 1500) (gain 0.85) (pan 0.6) (room 0.4)
         (mask "<0!4 1!28>")))

;; a melody of long notes, with the hand's own tremble
(d3 (->> (s "violin" (note "<[b4@3 c5] [e5@2 d5 b4] [c5@3 a4] [f#4@2 a4@2] [g4@3 b4] [d5@2 b4 g4] [e5@3 g5] [f#5@2 d5@2]>"))
         (attack 0.12) (release 0.35) (vib 5.5) (vibmod 0.18) (legato 0.97) (gain (range 0.78 0.93 (slow 4 sine))) (lpf 6000)
         (pan 0.32) (room 0.45)
         (mask "<0!8 1!8 0!4 1!12>")))

;; plucked answers
(d4 (->> (s "pizzicato" (arp "0 ~ 2 1 ~ 3 <2 1> ~" (voicing (chord harmony))))
         (gain 0.96) (pan 0.72) (room 0.3)
         (mask "<0!12 1!12 0!8>")))

;; inner voices, hardly there
(d5 (->> (s "strings" (voicing (chord harmony)))
         (attack 0.9) (release 1.2) (gain 0.65) (lpf 3500) (room 0.5) (pan 0.5)
         (mask "<0!16 1!16>")))

;; a glockenspiel counts the phrases
(d6 (->> (s "glockenspiel" (note "<b5 ~ ~ [~ f#6] e6 ~ [~ g6] ~>")) (gain 0.91) (room 0.5) (pan 0.6)
         (mask "<0!8 1!24>")))
