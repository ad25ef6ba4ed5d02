;; SPDX-License-Identifier: Apache-2.0
;; A bare OSC message every 10 ms.
(osc-target :ticks {:port 57402 :address "/t" :args [1] :slots [:d9]})
(d9 (fast 200 (n 1)))
