;; SPDX-License-Identifier: Apache-2.0
;; Bad sectors: glitch, 104 beats a minute, seven steps against eight, C# minor. A network writes the tune; the kit breaks.
(setbpm 104)

;; drums that a sieve has been through: what is left moves every bar
(d1 (->> (stack (s "bd(3,7,<0 2 3>)") (s "~ ~ sn:3 ~ ~ <sn:3 [sn:3 sn:5]> ~") (fast 2 (s "tok(<3 5 4>,7,1)")))
         (sometimes-by 0.2 (fn [x] (crush "<4 6>" x)))
         (sometimes-by 0.15 (fn [x] (ply "<3 4 6>" x)))
         (someCyclesBy 0.3 (fn [x] (chunk 7 rev x)))
         (gain 0.87)
         (mask "<0!2 1!30>")))

;; clicks, everywhere, at lengths that do not fit
(d2 (stack (->> (n (irand 8) (s "glitch*14")) (degrade-by 0.35) (pan rand) (gain (range 0.65 1.04 rand)))
           (->> (n (irand 4) (s "click*16")) (degrade-by 0.5) (pan rand) (gain 0.86) (hpf 2000))
           (->> (s "<[hh*7] [hh*8] [hh*7]*2 [~ hh*3 hh*16]>") (coarse "<1 1 6>") (gain 0.78) (pan (range 0.3 0.7 (fast 3 saw))))))

;; the tune: its rhythm has seven steps, its scale one key
(d3 (->> (s "kalimba" (melody-rnn {:seed 9 :scale "c#:minor" :rhythm "1 0 1 1 0 1 0" :temperature "<0.9 1.2>" :prime "c#4 e4 g#4"}))
         (off 1/7 (fn [x] (add (note 12) (gain 0.63 x))))
         (gain 0.91) (delay 0.45) (delaytime 0.33) (delayfeedback 0.5) (room 0.3) (pan (range 0.25 0.75 perlin)) (orbit 2)
         (mask "<0!4 1!28>")))

;; a bass that is cut off in the middle of its word
(d4 (->> (s "wobble" (note "<c#2 [~ c#2 e2 ~ ~ b1 ~] a1 [~ g#1 ~ ~ g#2 ~ ~]>"))
         (legato "<0.9 0.5 0.9 0.4>") (lpf (rangex 300 2400 rand)) (crush "<16 16 7>") (gain 0.85)
         (mask "<0!8 1!24>")))

;; a chord held under a tremolo that counts to seven
(d5 (->> (s "supertron" (note "<[c#3,g#3,e4,b4] [a3,c#4,g#4] [f#3,a3,e4] [g#3,b3,d#4,f#4]>/2"))
         (attack 0.3) (release 0.8) (tremolosync 7) (tremolodepth 0.8) (lpf 3200) (hpf 200) (gain 0.7) (room 0.4)
         (juxby 0.7 (fn [x] (early 1/14 x)))
         (mask "<0!6 1!26>")))

;; static, and a modem that wants in
(d6 (stack (->> (s "superstatic") (slow 2) (attack 0.5) (gain 0.71) (hpf 1500) (pan (slow 3 sine)))
           (->> (n (irand 7) (s "<~ sid*7 ~ [~ sid*14]>")) (note (range 60 84 (quantise 1 rand))) (legato 0.4) (gain 0.79) (hpf 400) (pan rand))))
