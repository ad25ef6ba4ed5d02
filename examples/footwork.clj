;; SPDX-License-Identifier: Apache-2.0
;; Quick feet: footwork, 160 beats a minute, G minor. Three against four against five; the bass says which of them is home.
(setbpm 160)

;; kicks in threes, toms in fives, snares where both forget
(d1 (->> (s "<808bd:6(3,8) [808bd:6 808bd:6 ~]*2 808bd:6(3,8) [808bd:6*3 808bd:6*2]>")
         (gain 0.95) (lpf 3000)
         (mask "<1!15 0 1!16>")))
(d2 (stack (->> (s "<~ 808cp> ~ ~ 808cp") (gain 1.) (room 0.12))
           (->> (s "808sd(<3 5 7>,16,<2 5>)") (gain 0.76) (pan 0.42) (mask "<0!4 1!28>"))
           (->> (s "808rs*3") (fast 2) (degrade-by 0.3) (gain 0.78) (pan 0.7))))
(d3 (->> (polymeter (s "808lt 808mt 808ht ~ 808mt") (s "~ 808hc ~"))
         (pace 16) (gain 0.81) (pan (range 0.25 0.75 (slow 2 sine))) (degrade-by 0.2)
         (mask "<0!8 1!8 0!4 1!12>")))

;; hats run in triplets one bar and in fours the next
(d4 (stack (->> (s "<808hh*12 808hh*16 808hh*12 [808hh*8 808hh*12]>") (gain (range 0.71 1.02 (fast 4 saw))) (pan 0.6))
           (->> (s "~ 808oh ~ <808oh [~ 808oh]>") (gain 0.93) (pan 0.45))))

;; the sub: long, sliding, silent half of the time
(d5 (->> (s "sine" (note "<g1 ~ [g1 ~ bb1] ~ eb1 ~ [f1 ~ d1] ~>/1"))
         (shape 0.5) (penv -5) (pdecay 0.1) (lpf 500) (legato 1.2) (gain 0.84)
         (mask "<0!4 1!28>")))

;; a voice that was never recorded: two vowels, stuttered
(d6 (->> (s "choir" (note "<[g4 g4 ~ g4 bb4 ~ g4 ~] [~ d5*3 ~ c5 ~ bb4*2 ~]>"))
         (vowel "<[a e] [o a]>") (legato 0.5) (attack 0.005) (hpf 300) (gain 0.8)
         (every 4 (fn [x] (linger 1/4 x))) (delay 0.3) (delaysync 3/16) (orbit 2)
         (mask "<0!8 1!24>")))

;; a chord from an old record, chopped short
(d7 (->> (s "epiano" (struct "<t(3,8) t(5,16,2) t(3,8,2) [t*3 ~]>" (note "<[g3,bb3,d4,f4] [g3,bb3,d4,f4] [eb3,g3,bb3,d4] [f3,a3,c4,eb4]>/2")))
         (legato 0.6) (gain 0.79) (hpf 200) (lpf 5000) (room 0.25) (orbit 3) (pan 0.4)
         (rarely (fn [x] (ply 2 x)))
         (mask "<0!4 1!24 0!4>")))
