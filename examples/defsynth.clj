;; SPDX-License-Identifier: Apache-2.0
;; Sounds of your own: each is composed of unit generators and played by its name.
(setcps 1/2)

;; A struck string: a burst of noise that runs round in a comb as long as one turn of the wave.
(defsynth string [freq 220 ring 2.5]
  (let [burst (* (pink-noise) (env-gen (perc 0.001 0.02)))
        sound (comb-l burst 0.05 (reciprocal freq) ring)]
    (* 2 (leak-dc sound) (line 1 0 (* 1.2 ring) :action FREE))))

;; Two saws, a little apart, through a filter that swings.
(defsynth wobble [freq 55 tone [1800 100 8000] swing 3 gate 1]
  (let [env (env-gen (adsr 0.01 0.2 0.7 0.15) gate :action FREE)
        cut (exprange (lf-tri:kr swing) 120 tone)]
    (* env (rlpf (saw [freq (* freq 1.007)]) cut 0.25))))

;; A kick: a sine that falls, and a click.
(defsynth thump [from 180 to 46 sustain 0.5]
  (let [body (sin-osc (x-line from to 0.07))
        click (* 0.3 (hpf (white-noise) 2000) (env-gen (perc 0.0005 0.01)))]
    (tanh (* 1.6 (+ click (* body (env-gen (perc 0.001 0.4) :action FREE)))))))

;; Bells in a room, at random.
(defsynth chime [freq 880]
  (let [hit (decay2 (impulse 0) 0.002 2)
        bell (mix (map (fn [r a] (* a (sin-osc (* freq r)))) [1 2.76 5.4 8.93] [1 0.5 0.25 0.12]))]
    (* 0.3 (free-verb (* hit bell) 0.4 0.9) (line 1 1 4 :action FREE))))

(d1 (s "thump*4"))
(d2 (ctrl "swing" "<3 6 1.5>" (gain 0.9 (note "<c2 c2 eb2 bb1>*2" (s "wobble")))))
(d3 (gain 0.9 (euclid 5 8 (note "<c4 g4 eb5 bb4>" (s "string")))))
(d4 (pan 0.7 (note "<c6 ~ g6 eb6>" (s "chime"))))
