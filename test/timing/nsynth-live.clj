;; SPDX-License-Identifier: Apache-2.0
;; Four voices of nsynth at a time, each on its way from one timbre to another: no two notes are alike.
(setcps 1/2)
(d1 (-> (note "<c2 eb2 g2 bb1>/2") (s "nsynth") (z (morph :bass :synth-lead (slow 7 saw))) (z-seed (irand 999))))
(d2 (-> (note "<c4 d4 eb4 g4>/2") (s "nsynth") (z (morph :flute :reed (slow 11 sine))) (z-seed (irand 999)) (pan 0.2)))
(d3 (-> (note "<g4 bb4 c5 f4>/2") (s "nsynth") (z (morph :vocal :brass (slow 13 tri))) (z-seed (irand 999)) (room 0.3)))
(d4 (-> (note "<eb3 g3 c3 d3>/2") (s "nsynth") (z (morph :string :guitar (slow 5 saw))) (z-seed (irand 999)) (pan 0.8)))
