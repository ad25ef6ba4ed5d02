;; SPDX-License-Identifier: Apache-2.0
;; Eight slots of models, all sampled while they play.
(d1 (drums-rnn {:seed 7 :temperature "<0.8 1.2>"}))
(d2 (drums-rnn {:seed 8 :temperature 1 :polyphony 2}))
(d3 (s "superpiano" (melody-rnn {:prime "c e g" :temperature "<0.7 1.1>" :scale "c:dorian"})))
(d4 (s "bell" (melody-rnn {:seed 4 :rhythm "1*8" :chord "<Cm7 F7>"})))
(d5 (s "superpiano" (performance-rnn {:seed 5 :temperature 0.9})))
(d6 (s "rhodes" (performance-rnn {:seed 6 :scale "c:minor" :density 4})))
(d7 (musicvae-drums {:seed 7 :every 2 :temperature 0.6}))
(d8 (s "fmbass" (musicvae-melody {:seed 8 :every 2 :scale "c:minor"})))
