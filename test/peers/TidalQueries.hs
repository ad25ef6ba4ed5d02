-- SPDX-License-Identifier: Apache-2.0
--
-- Asks Tidal the eight patterns of bench.json, a thousand cycles one by one, as QueryBenchmark
-- asks ours; where Tidal has no such verb, its nearest: a struct for euclidRot, stutWith for
-- echoWith, its named arp. Needs libghc-tidal-dev; runs:
--   ghc -O2 -outputdir DIR -o DIR/tidal-queries TidalQueries.hs && DIR/tidal-queries
{-# LANGUAGE OverloadedStrings #-}
module Main (main) where

import Control.Exception (evaluate)
import Control.Monad (forM, forM_)
import Data.List (foldl', sort)
import qualified Data.Map.Strict as Map
import GHC.Clock (getMonotonicTime)
import Sound.Tidal.Context

patterns :: [(String, ControlPattern)]
patterns =
  [ ("p1-drums", s "[bd*2 <sn [~ sn]>, hh*8, ~ ~ oh? ~]")
  , ("p2-melody", every 3 rev $ n (scale "minor" "<0 [2 4] 7>*4 [3 .. 6] <-1 5>"))
  , ("p3-euclid", mask "<1 1 0 1>" $ struct "t(<3 5 7>,16,<0 2>)" $ note "<c3 ef3 g3>(5,8)")
  , ("p4-layers", superimpose ((0.125 ~>) . (|+ note 12)) $ off 0.0625 (# gain 0.5) $ note "c2 [ef2 g2]*2 <bf1 f2>")
  , ("p5-controls", s "bd*4 [sn cp]*2 hh*8" # speed "<1 1.5>" # gain "1 .7 .8 .6" # cutoff (range 200 4000 $ slow 4 saw) # pan sine)
  , ("p6-jux-chunk", jux rev $ chunk 4 (hurry 2) $ s "a b [c d]*2 <e f>(3,8)")
  , ("p7-random", sometimesBy 0.3 (ply 2) $ degradeBy 0.2 $ s "hh*16" # n (irand 8))
  , ( "p8-stack"
    , stack
        [ struct "t ~ t t ~ t ~ ~" $ s "bd"
        , iter 4 $ chop 4 $ s "<brk1 brk2>"
        , stutWith 3 0.125 (|* gain 0.75) $ note "<c e g>*2"
        , arp "updown" $ note "<[c3,ef3,g3] [f3,af3,c4]>"
        ]
    )
  ]

-- | Everything of an event that a player of it needs, computed.
force :: Event ValueMap -> Int
force e = fmap start (whole e) `seq` stop (part e) `seq` Map.foldl' (\k v -> forceValue v `seq` k) 1 (value e)

forceValue :: Value -> ()
forceValue (VS text) = length text `seq` ()
forceValue (VF x) = x `seq` ()
forceValue (VN x) = x `seq` ()
forceValue (VI x) = x `seq` ()
forceValue v = v `seq` ()

cycles, rounds :: Int
cycles = 1000
rounds = 5

once :: ControlPattern -> IO Int
once p = evaluate $ foldl' (\k c -> foldl' (\a e -> a + force e) k (ask c)) 0 [0 .. cycles - 1]
  where
    ask c = queryArc p (Arc (fromIntegral c) (fromIntegral c + 1))

main :: IO ()
main = forM_ patterns $ \(name, p) -> do
  _ <- once p
  rates <- forM [1 .. rounds] $ \_ -> do
    before <- getMonotonicTime
    events <- once p
    after <- getMonotonicTime
    pure (fromIntegral events / (after - before), events)
  let (perSecond, events) = sort rates !! (rounds `div` 2)
  putStrLn $
    "{\"id\":\"" ++ name ++ "\",\"events\":" ++ show events ++ ",\"eventsPerSecond\":" ++ show (round (perSecond :: Double) :: Int) ++ "}"
