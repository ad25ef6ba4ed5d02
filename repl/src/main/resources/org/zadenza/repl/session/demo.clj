;; SPDX-License-Identifier: Apache-2.0
;; Eight lines to begin with: change any of them and evaluate it again.
(setcps 0.55)
(d1 (s "bd*4, [~ cp]*2"))
(d2 (gain "0.7 0.45 0.6 0.45" (s "hh*8")))
(d3 (every 4 rev (euclid 5 8 (s "rim"))))
(d4 (cutoff (range 300 1800 (slow 8 sine)) (s "bass" (note "<c2 c2 ab1 bb1>(3,8)"))))
(d5 (off 1/8 (fn [x] (add (note 12) x)) (s "pluck" (note "<[c4 eb4 g4 bb4] [eb4 g4 c5 ~]>"))))
(d6 (room 0.6 (gain 0.5 (s "pad" (note "<[c3,eb3,g3] [ab2,c3,eb3]>/2")))))
