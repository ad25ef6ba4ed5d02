;; SPDX-License-Identifier: Apache-2.0
;; First light: a kit, a bass, chords that breathe, and a drummer that is a neural network.
(setcps 11/20)

;; four on the floor, a clap that sometimes answers itself, hats that change their mind
(d1 (stack (gain 1.05 (s "bd*4"))
           (gain 0.85 (s "~ cp ~ <cp [cp cp?]>"))
           (sometimes (fn [x] (speed 1.3 x))
                      (pan (range 0.3 0.7 sine)
                           (gain "0.75 0.5 0.65 0.5" (degrade-by 0.1 (s "hh*16")))))
           (gain 0.6 (s "~ oh ~ oh"))))

;; the drummer: the same seed and cycle always play the same; hotter every other bar
(d2 (mask "<0!4 1!12>"
          (every 4 (fn [x] (jux rev x))
                 (gain 0.85 (drums-rnn {:seed 7 :temperature "<0.7 0.9 0.7 1.1>"})))))

;; bass: a Euclidean rhythm under a slow change of roots, the filter opening and closing
(d3 (mask "<0!2 1!14>"
          (cutoff (rangex 250 1400 (slow 8 sine))
                  (legato 0.8 (s "fmbass" (struct "t(5,16)" (note "<c2 c2 ab1 bb1>")))))))

;; chords, one every two beats, wide and soft
(d4 (gain 0.62 (room 0.4 (attack 0.03 (release 0.6
      (s "supersaw" (note "<[c4,eb4,g4] [c4,eb4,ab4] [ab3,c4,f4] [bb3,d4,g4]>/1"
                         )))))))

;; a bell line that is echoed an eighth later, a fifth up, softer
(d5 (mask "<0!8 1!8>"
          (off 1/8 (fn [x] (gain 0.45 (add (note 7) x)))
               (palindrome (gain 0.6 (room 0.5 (s "bell" (note "c5 <eb5 g5> [~ bb4] <d5 f5>"))))))))
