;; SPDX-License-Identifier: Apache-2.0
;; Sixteen lines, two cycles each with two of silence after them. The drums are samples in the folder that test/bench-superdirt makes.
(d1 (arrange
      [2 (s "bd")] [2 silence]
      [2 (s "bd sn hh sn")] [2 silence]
      [2 (s "bd*2 hh*4")] [2 silence]
      [2 (gain "1 0.8" (s "sn*2"))] [2 silence]
      [2 (pan "0 1" (s "hh*4"))] [2 silence]
      [2 (speed "1 2" (s "sn*2"))] [2 silence]
      [2 (cutoff 800 (s "sn*2"))] [2 silence]
      [2 (shape 0.5 (s "bd*2 sn*2"))] [2 silence]
      [2 (crush 4 (s "sn*2"))] [2 silence]
      [2 (room 0.5 (size 0.8 (s "cp")))] [2 silence]
      [2 (delay 0.5 (delaytime 0.25 (delayfeedback 0.4 (s "cp"))))] [2 silence]
      [2 (n "0 4 7 12" (s "superpiano"))] [2 silence]
      [2 (n "0 3 7 10" (s "supersaw"))] [2 silence]
      [2 (n "0 7" (s "superhammond"))] [2 silence]
      [2 (n "0 4 7 12" (s "supermandolin"))] [2 silence]
      [2 (s "superkick superhat supersnare superclap")] [2 silence]))
