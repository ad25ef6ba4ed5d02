;; SPDX-License-Identifier: Apache-2.0
;; Second cup: lo-fi hip hop, 76 beats a minute, E flat. A drummer's hands on written drums, chords with the top worn off.
(setbpm 76)

(def changes "<Ab^7 Gm7 Fm7 [Bb7 Eb^7]>")

;; written straight, played late: a network moves each stroke as a drummer would
(d1 (->> (humanize (stack (gain 1.01 (s "bd ~ ~ [~ bd] ~ <~ bd> bd ~")) (gain 0.89 (s "~ ~ sn:2 ~ ~ ~ sn:2 <~ [~ sn:2]>")) (gain 0.74 (s "hh*8")))
                   {:seed 4 :amount 1.2})
         (lpf 9000) (room 0.1)
         (mask "<0!2 1!13 0 1!16>")))

;; the chords, on a piano that went through a tape
(d2 (->> (s "rhodes" (struct "<[t ~ ~ t ~ ~ t ~] [t ~ ~ ~ ~ t ~ ~]>" (voicing (chord changes))))
         (legato 1.1) (lpf 2400) (hpf 120) (vib 0.9) (vibmod 0.12) (tremolorate 3.5) (tremolodepth 0.25)
         (gain 0.78) (room 0.25) (pan 0.45)))

;; upright bass
(d3 (->> (s "upright" (struct "<[t ~ ~ t ~ ~ ~ t] [t ~ ~ ~ t ~ t ~]>" (root-notes 2 (chord changes))))
         (legato 0.9) (lpf 1100) (gain 0.93)
         (mask "<0!4 1!28>")))

;; a tune from between two phrases: four bars of one, and on the way to the other
(d4 (->> (s "muted" (morph (palette :blues) (palette :song) (slow 16 saw) {:scale "eb:major" :seed 6 :temperature 0.4}))
         (gain 0.96) (lpf 4500) (delay 0.35) (delaysync 3/8) (delayfeedback 0.35) (room 0.35) (pan 0.62)
         (mask "<0!8 1!8 0!4 1!12>")))

;; crackle of the record, rain on the window
(d5 (stack (->> (s "crackle") (gain 1.05) (hpf 900))
           (->> (s "pink") (slow 2) (attack 2) (release 2) (hpf 2500) (gain 0.67) (pan (slow 5 sine)))))

;; a vibraphone that agrees
(d6 (->> (s "supervibe" (arp "~ 3 ~ [2 1]" (voicing (chord changes))))
         (add (note 12)) (gain 0.79) (room 0.5) (pan 0.35) (lpf 5000)
         (mask "<0!16 1!16>")))
