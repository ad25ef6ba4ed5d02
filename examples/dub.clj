;; SPDX-License-Identifier: Apache-2.0
;; Tin roof: dub, 72 beats a minute, A minor. The mixing desk is the instrument: parts drop out and leave their echoes.
(setbpm 72)

;; one drop: nothing on one, kick and rim on three
(d1 (->> (stack (->> (s "~ ~ bd ~") (gain 1.11))
                (->> (s "~ ~ rim ~") (gain 0.87) (delay "<0 0 0 0.85>") (room 0.2))
                (->> (s "hh*8") (gain "[0.8 1.02]*4") (swing-by 1/4 4) (pan 0.38))
                (->> (s "<~!7 [~ ~ ~ [mt lt lt]]>") (gain 0.87) (room 0.3) (delay 0.5)))
         (mask "<1!18 0 0 1!12>")))

;; the bass carries the tune
(d2 (->> (s "superbass" (note "<[a1 ~ a1 [c2 d2] e2 ~ d2 ~] [a1 ~ [~ g1] a1 ~ ~ e1 g1] [f1 ~ f1 [a1 c2] d2 ~ c2 ~] [e1 ~ [~ g1] a1 ~ b1 c2 ~]>"))
         (legato 0.9) (lpf 700) (gain 0.96) (orbit 1)
         (mask "<1!11 0 1!19 0>")))

;; the skank: short chords off the beat; every fourth bar one of them is sent to the echo and never comes back
(d3 (->> (s "superhammond" (struct "[~ t]*4" (note "<[a3,c4,e4] [a3,c4,e4] [f3,a3,c4] [e3,g3,b3]>")))
         (legato 0.35) (hpf 320) (gain 0.96) (pan 0.6)
         (delay "<0 0 0 [0 0 0.9 0.9]>") (delaysync 3/8) (delayfeedback 0.66) (room 0.25) (orbit 2)
         (mask "<1!4 0 1 1 1 1!3 0 1!4>")))
(d4 (->> (s "clavinet" (struct "[~ [t t]]*4" (note "<a3 a3 c4 b3>")))
         (legato 0.3) (lpf 2600) (hpf 250) (gain 1.04) (pan 0.3) (phaserrate 0.4) (phaserdepth 0.7) (orbit 3)
         (mask "<0!8 1!24>")))

;; a melodica that says little
(d5 (->> (s "accordion" (note "<[e4 ~ ~ d4] [c4@3 ~] ~ [~ ~ b3 c4] [a4 ~ g4 e4] [~ d4 ~ ~] ~ ~>"))
         (legato 0.8) (attack 0.04) (vib 5) (vibmod 0.15) (gain 0.91) (hpf 250)
         (delay 0.5) (delaysync 3/8) (delayfeedback 0.55) (room 0.35) (orbit 4) (pan 0.45)
         (mask "<0!4 1!8 0!4 1!16>")))

;; sparks from the desk: a siren, a crash, a stroke of noise
(d6 (->> (s "<~!6 supersiren ~!5 cr ~!2 [~ white]>" (note "a4"))
         (legato 0.25) (gain 1.03) (hpf 600) (delay 0.85) (delaysync 3/16) (delayfeedback 0.72) (room 0.5) (orbit 5)
         (pan "<0.2 0.8>")))

;; wind under the roof
(d7 (->> (s "brown") (slow 4) (attack 3) (release 3) (lpf 900) (hpf 200) (gain 0.59) (pan (slow 7 sine)) (orbit 6)))
