;; SPDX-License-Identifier: Apache-2.0
;; Models as patterns: drums, a bass and a bell that improvise, bent while they play.
(setcps 11/20)

;; the drummer keeps to three sounds at once; every fourth bar is played backwards
(d1 (gain 0.9 (every 4 rev (drums-rnn {:seed 7 :temperature "<0.7 0.9 0.7 1.1>" :polyphony 3}))))

;; a chain that has learned a bass line, in a scale that moves with the chords
(d2 (cutoff (rangex 250 1400 (slow 8 sine))
            (legato 0.8
                    (s "fmbass"
                       (markov (note "c2 ~ [eb2 g2] c2 bb1 ~ f2 g2")
                               {:order 1 :seed 4 :scale "<c:minor c:minor ab:major bb:major>"})))))

;; a tune that begins with three notes of ours and stays on off-beats
(d3 (room 0.4 (gain 0.7 (s "bell" (add (note 12)
      (melody-rnn {:prime "c4 eb4 g4" :scale "c:minor" :rhythm "0 1 0 1 1 0 1 0" :seed 2}))))))

;; a pianist who is asked for little, then for much
(d4 (gain 0.6 (s "superpiano" (performance-rnn {:density "<1 2 4 8>" :chord "<Cm7 Cm7 Ab^7 Bb7>" :seed 5}))))

;; what comes next, and the bar to come once more
(plan d1)
(lock d2)
(unlock d2)
