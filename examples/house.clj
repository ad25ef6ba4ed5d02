;; SPDX-License-Identifier: Apache-2.0
;; Late kitchen: deep house, 122 beats a minute, F minor. Ninths on an electric piano, and a bass that leaves holes.
(setbpm 122)

(def changes "<Fm9 Dbmaj7 Bbm7 [C7b9 Eb9]>")

;; four on the floor, a clap, and hats that swing a little
(d1 (stack (->> (s "909bd*4") (gain 0.98) (duckorbit 2) (duckdepth 0.45) (duckattack 0.14) (mask "<1!15 0!3 1!14>"))
           (->> (s "~ linncp ~ linncp") (gain 0.9) (room 0.15) (mask "<0!4 1!14 0!2 1!12>"))
           (->> (s "[~ 909oh]*4") (gain 0.88) (mask "<0!2 1!15 0 1!14>"))
           (->> (s "hh*16") (gain "[0.78 0.54 0.7 0.6]*4") (swing-by 1/5 8) (pan 0.4) (mask "<0!4 1!28>"))))

;; conga and shaker answer each other
(d2 (stack (->> (s "~ ~ 808mc ~ 808lc ~ ~ 808hc? ~ 808mc ~ ~ 808lc ~ 808hc 808hc?") (gain 0.78) (pan 0.68) (room 0.2))
           (->> (s "sh*8") (gain "[0.61 0.83]*4") (pan 0.3))))

;; the chords: short, behind the beat, a little echo
(d3 (->> (s "epiano" (struct "<[~ t ~ ~ t ~ ~ t] [~ t ~ t ~ ~ t ~]>" (voicing (chord changes))))
         (legato 0.8) (gain 0.72) (hpf 160) (delay 0.25) (delaysync 3/16) (delayfeedback 0.35)
         (room 0.25) (orbit 2) (nudge 0.012)
         (mask "<0!2 1!30>")))

;; a bass with a round tone that answers the kick
(d4 (->> (s "fmbass" (struct "<[t ~ ~ t ~ ~ t ~ ~ t ~ ~ t ~ t ~] [t ~ ~ t ~ ~ ~ ~ ~ t ~ t ~ ~ t ~]>"
                             (root-notes 2 (chord changes))))
         (legato 0.75) (lpf (rangex 500 1100 (slow 8 sine))) (gain 0.95) (orbit 3)
         (mask "<0!6 1!10 0!2 1!14>")))

;; strings far off, from the second half on
(d5 (->> (s "strings" (voicing (chord changes)))
         (attack 0.4) (release 0.8) (hpf 400) (lpf 4200) (gain 0.64) (room 0.5) (roomsize 0.8) (pan 0.35) (orbit 2)
         (mask "<0!8 1!8 0!4 1!12>")))

;; an organ hook of four notes; what comes off is never quite what went in
(d6 (->> (s "superhammond" (struct "<[~ ~ t ~ t ~ ~ t] [~ t ~ ~ t ~ t t]>" (note "<[c5 eb5 f5 ab5] [ab5 f5 eb5 c5]>")))
         (legato 0.4) (gain 0.85) (sometimes-by 0.25 (fn [x] (add (note 12) x)))
         (delay 0.4) (delaysync 3/16) (delayfeedback 0.5) (leslie 0.4) (orbit 4) (pan 0.6)
         (mask "<0!16 1!16>")))
