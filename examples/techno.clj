;; SPDX-License-Identifier: Apache-2.0
;; Concrete: warehouse techno, 132 beats a minute, F. One kick, and everything else makes room for it.
(setbpm 132)

;; the kick ducks orbit 2; two bars without it, and it is the loudest thing in the set
(d1 (->> (s "909bd*4") (gain 1.02)
         (duckorbit 2) (duckdepth 0.75) (duckattack 0.16)
         (mask "<1!14 0 0 1!16>")))

;; the rumble between the kicks: sixteenths of a sine, bent until the second harmonic speaks
(d2 (->> (s "sine" (struct "[~ t t t]*4" (note "<f1!14 ab1 eb1>")))
         (shape 0.75) (lpf 420) (legato 0.7) (gain "[0 0.9 0.83 0.95]*4") (orbit 2)
         (mask "<0!2 1!30>")))

;; hats: an open one off the beat, closed ones that breathe, a shaker from the eighth bar on
(d3 (stack (->> (s "~ 909oh ~ 909oh ~ 909oh ~ 909oh") (gain 0.95) (mask "<0!4 1!28>"))
           (->> (s "909hh*16") (gain (add 0.61 (mul 0.27 (fast 4 isaw)))) (pan (range 0.35 0.65 perlin)))
           (->> (s "sh*16") (degrade-by 0.25) (gain 0.76) (pan 0.3) (mask "<0!8 1!24>"))))

;; clap on two and four, and a rim that counts to three
(d4 (stack (->> (s "~ 909cp") (fast 2) (gain 0.97) (room 0.18) (mask "<0!8 1!24>"))
           (->> (s "909rs(3,16,<0 0 2 6>)") (gain 0.78) (pan 0.72) (delay 0.35) (delaysync 3/16) (delayfeedback 0.4)
                (mask "<0!6 1!26>"))))

;; one chord, struck off the beat; the filter takes sixteen bars to open
(d5 (->> (s "stab" (struct "t(5,16,2)" (note "<[f3,ab3,c4,eb4]!6 [gb3,bb3,db4] [eb3,ab3,c4]>")))
         (lpf (rangex 900 7000 (slow 16 (add 0.5 (mul -0.5 cosine2))))) (hpf 180) (legato 0.5) (gain 0.64)
         (delay 0.45) (delaysync 3/16) (delayfeedback 0.55) (room 0.3) (orbit 2)
         (jux (fn [x] (late 1/64 x)))
         (mask "<0!8 1!24>")))

;; a line of five against the sixteen of the bar, so that it is never twice in the same place
(d6 (->> (s "sawtooth" (note "{f2 f2 ab2 f3 c3}%16"))
         (lpf (rangex 250 1800 (slow 8 sine))) (lpenv 3) (lpdecay 0.09) (resonance 0.28) (hpf 110)
         (legato 0.55) (gain 0.88) (pan (range 0.3 0.7 (slow 3 sine))) (orbit 2)
         (mask "<0!16 1!14 0!2>")))

;; breath before the turns: noise that rises for four bars
(d7 (->> (s "white") (slow 4) (attack 7) (release 0.1) (hpf 2500) (gain 0.94) (room 0.4) (orbit 3)
         (mask "<0!12 1!4 0!8 1!4 0!4>")))
