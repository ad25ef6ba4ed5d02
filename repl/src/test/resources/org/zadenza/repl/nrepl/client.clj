;; What a player of the real client does: connects, asks, plays, errs, interrupts, leaves.
(require '[nrepl.core :as nrepl])

(defn said [messages]
  (doseq [m messages]
    (prn (into (sorted-map) (dissoc m :id :session :versions :ops)))))

(with-open [connection (nrepl/connect :host "127.0.0.1" :port (Integer/parseInt (first *command-line-args*)))]
  (let [client (nrepl/client connection 60000)
        session (nrepl/new-session client)
        seat (nrepl/client-session client :session session)
        described (first (nrepl/message client {:op "describe"}))]
    (prn (sort (keys (:versions described))))
    (prn (contains? (:ops described) :eval) (contains? (:ops described) :zadenza/hush))
    (said (nrepl/message seat {:op "eval" :code "(d1 (s \"bd*2\"))"}))
    (said (nrepl/message seat {:op "eval" :code "(println \"né\") (+ 1 2) (evry 2)"
                               :file "/home/ada/set.clj" :line 4 :column 1}))
    (said (nrepl/message seat {:op "eval" :code "d2(s(\"hh\"))" :lang "java"}))
    (prn (nrepl/response-values (nrepl/message seat {:op "eval" :code "(str 1) [2 3]"})))
    (prn (map :candidate (:completions (first (nrepl/message seat {:op "completions" :prefix "palindr"})))))
    (prn (get-in (first (nrepl/message seat {:op "lookup" :sym "palindrome"})) [:info :arglists-str]))
    (let [forever (seat {:op "eval" :id "forever" :code "(do (println :on) (loop [] (recur)))"})]
      (prn (:out (first (filter :out forever))))
      (said (nrepl/message seat {:op "interrupt" :interrupt-id "forever"}))
      (prn (:status (first (filter #(= "forever" (:id %)) (filter :status forever))))))
    (said (nrepl/message seat {:op "zadenza/hush"}))
    (said (nrepl/message seat {:op "close"}))))
(shutdown-agents)
