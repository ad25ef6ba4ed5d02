/* SPDX-License-Identifier: Apache-2.0
 *
 * The best that this machine can do: control SECONDS PORT sends a bare OSC message every 10 ms at
 * absolute deadlines of clock_nanosleep, first in, first out at priority 60 where that is allowed. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <sched.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <time.h>

#define STEP 10000000L

int main(int argc, char **argv) {
  if (argc != 3) { fprintf(stderr, "control SECONDS PORT\n"); return 2; }
  static const char message[] = "/t\0\0,i\0\0\0\0\0\1";
  struct sched_param high = {.sched_priority = 60};
  struct sockaddr_in to = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
  struct timespec at;
  int s = socket(AF_INET, SOCK_DGRAM, 0);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  mlockall(MCL_CURRENT | MCL_FUTURE);
  if (sched_setscheduler(0, SCHED_FIFO, &high)) fprintf(stderr, "control: no real-time scheduling\n");
  connect(s, (struct sockaddr *)&to, sizeof to);
  clock_gettime(CLOCK_MONOTONIC, &at);
  for (long i = atol(argv[1]) * 100; i > 0; i--) {
    at.tv_nsec += STEP;
    if (at.tv_nsec >= 1000000000L) { at.tv_nsec -= 1000000000L; at.tv_sec++; }
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &at, NULL);
    send(s, message, 12, 0);
  }
  return 0;
}
