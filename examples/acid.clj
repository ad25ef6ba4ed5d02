;; SPDX-License-Identifier: Apache-2.0
;; Wet concrete: acid, 138 beats a minute, A. A chain of chance goes on in the manner of a line of ours; hands ride the filter.
(setbpm 138)

;; the machine's kit
(d1 (stack (->> (s "909bd*4") (gain 0.98) (duckorbit 2) (duckdepth 0.35) (duckattack 0.1) (mask "<1!15 [1 0] 1!16>"))
           (->> (s "~ 909cp") (fast 2) (gain 0.76) (mask "<0!8 1!24>"))
           (->> (s "[~ 909oh]*4") (gain 0.86) (mask "<0!4 1!28>"))
           (->> (s "909hh*16") (gain "[0.74 0.5 0.66 0.54]*4") (pan 0.58))
           (->> (s "<~!7 [~ 909sd*<4 6 8>]>") (gain (range 0.6 0.9 saw)))))

;; the line: what the chain learnt from is written here, what it plays is new and stays the same tonight and tomorrow
(def line (markov (note "a1 a1 [a2 c2] a1 ~ a1 e2 [g1 a1] a1 [~ a2] c2 a1 d2 ~ a1 [e2 eb2]") {:order 2 :seed 11 :temperature "<1 1 1.2 1>"}))

(d2 (->> (s "sawtooth" line)
         (lpf (rangex 220 2400 (slow 16 (range 0 1 (add (mul 0.75 isaw) (mul 0.25 (fast 5 sine)))))))
         (lpenv "<3 3 4 2>") (lpdecay 0.16) (resonance 0.42) (portamento "<0 0 0.06 0>") (legato 0.8)
         (distort 0.4) (gain 0.81) (hpf 60) (orbit 2) (delay 0.2) (delaysync 3/16) (pan 0.45)))

;; the same chain an octave up through a square, where the first one rests
(d3 (->> (s "square" (add (note 12) line)) (degrade-by 0.4)
         (lpf (rangex 400 5200 (slow 12 sine))) (lpenv 3) (lpdecay 0.12) (resonance 0.36) (hpf 200) (legato 0.5)
         (gain 0.9) (pan 0.7) (delay 0.4) (delaysync 3/16) (delayfeedback 0.5) (orbit 3)
         (mask "<0!12 1!20>")))

;; toms and cowbell
(d4 (stack (->> (s "909lt(3,16,<4 10>)") (gain 0.79) (pan 0.35))
           (->> (s "808cb(5,16,<0 3>)") (gain 0.56) (pan 0.65) (hpf 700) (mask "<0!4 1!12>"))))

;; two chords of a rave, far behind
(d5 (->> (s "rave" (struct "<[t ~ ~ t ~ ~ t ~] ~>" (note "<[a3,c4,e4]!4 [g3,b3,d4]!2 [f3,a3,c4]!2>")))
         (legato 0.4) (hpf 300) (lpf 4200) (gain 0.82) (room 0.5) (delay 0.4) (delaysync 3/8) (orbit 4)
         (mask "<0!16 1!8 0!4 1!4>")))
