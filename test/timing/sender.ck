// SPDX-License-Identifier: Apache-2.0
// ChucK's own time: a bare message every 10 ms. chuck sender.ck:PORT:SECONDS
OscOut out;
out.dest("127.0.0.1", Std.atoi(me.arg(0)));
repeat (Std.atoi(me.arg(1)) * 100) {
  10::ms => now;
  out.start("/t").add(1).send();
}
