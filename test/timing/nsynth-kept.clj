;; SPDX-License-Identifier: Apache-2.0
;; Sixteen voices of nsynth at a time that come again each cycle, so that they are made once.
(setcps 1/2)
(d1 (-> (note "[c2,g2,c3,eb3]") (s "nsynth") (z :bass)))
(d2 (-> (note "[c4,eb4,g4,bb4]") (s "nsynth") (z (morph :flute :reed 0.5)) (room 0.3)))
(d3 (-> (note "[g3,bb3,d4,f4]") (s "nsynth") (z :vocal) (pan 0.3)))
(d4 (-> (note "[c5,eb5,g4,d5]") (s "nsynth") (z (morph :string :brass saw)) (pan 0.7)))
