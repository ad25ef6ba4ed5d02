;; SPDX-License-Identifier: Apache-2.0
;; Latents: phrases as points in a space, and the ways between them.
(setcps 11/20)

;; eight bars from one style to another, over and over, with more and more off the beat
(d1 (z+ (morph (palette :hiphop) (palette :funk) (slow 8 saw))
        (z* "<0 0 0.5 1>" (attribute :syncopation))))

;; a melody and a bass that belong together, another pair every eight bars
(d2 (gain 0.7 (trio {:seed 2 :every 8 :parts "melody bass" :melody "bell" :scale "c:dorian"})))

;; hats as a drummer plays them
(d3 (humanize (gain 0.6 (s "hh*8")) {:seed 3 :amount "<0.5 1.5>"}))

;; a tune of a style, lower and with fewer notes
(d4 (gain 0.8 (s "superpiano" (z+ (palette :reel) (z* -1.5 (attribute :density))))))

;; what was found, written down for a friend, and played from there
(def found (save-z :d1))
(d1 (morph found (palette :reggae) "<0 0.5 1>"))
