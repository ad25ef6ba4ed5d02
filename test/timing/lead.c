/* SPDX-License-Identifier: Apache-2.0
 *
 * How far ahead of their time tags bundles come: lead SECONDS PORT [PERIOD_NANOS]. Kernel receive
 * stamps on loopback. With a period, the tags of messages that hold the text "tick" are compared
 * with the even grid through the first and the last of them. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <endian.h>
#include <math.h>
#include <poll.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#define MOST (1 << 21)
#define SECONDS_1900_TO_1970 2208988800LL

static double leads[MOST];
static int64_t ticks[MOST];

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static int64_t nanos_of(uint64_t tag) {
  return ((int64_t)(tag >> 32) - SECONDS_1900_TO_1970) * 1000000000LL + (int64_t)(((tag & 0xffffffffULL) * 1000000000ULL + (1ULL << 31)) >> 32);
}

int main(int argc, char **argv) {
  if (argc < 3) { fprintf(stderr, "lead SECONDS PORT [PERIOD_NANOS]\n"); return 2; }
  int s = socket(AF_INET, SOCK_DGRAM, 0), on = 1, room = 1 << 22;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(atoi(argv[2]))};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(s, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
  setsockopt(s, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  if (bind(s, (struct sockaddr *)&here, sizeof here)) { perror("bind"); return 2; }
  time_t end = time(NULL) + atoi(argv[1]);
  int count = 0, ticked = 0;
  while (time(NULL) < end && count < MOST) {
    struct pollfd p = {s, POLLIN, 0};
    if (poll(&p, 1, 200) <= 0) continue;
    char data[4096], control[256];
    struct iovec part = {data, sizeof data};
    struct msghdr m = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t size = recvmsg(s, &m, 0);
    struct cmsghdr *c = CMSG_FIRSTHDR(&m);
    if (size < 20 || memcmp(data, "#bundle", 8) || !c) continue;
    struct timespec t;
    memcpy(&t, CMSG_DATA(c), sizeof t);
    uint64_t tag;
    memcpy(&tag, data + 8, 8);
    int64_t due = nanos_of(be64toh(tag));
    leads[count++] = (due - (t.tv_sec * 1000000000LL + t.tv_nsec)) * 1e-6;
    if (memmem(data, size, "tick", 4)) ticks[ticked++] = due;
  }
  if (count == 0) { printf("nothing came\n"); return 1; }
  qsort(leads, count, sizeof leads[0], by_size);
  printf("bundles %d  lead in ms: least %.3f  0.1 in 100 %.3f  1 in 100 %.3f  median %.3f  most %.3f\n", count, leads[0],
         leads[count / 1000], leads[count / 100], leads[count / 2], leads[count - 1]);
  if (argc > 3 && ticked > 1) {
    double period = atof(argv[3]), worst = 0;
    int64_t steps = llround((ticks[ticked - 1] - ticks[0]) / period);
    double found = (double)(ticks[ticked - 1] - ticks[0]) / steps;
    for (int i = 0; i < ticked; i++) {
      double at = (double)(ticks[i] - ticks[0]);
      worst = fmax(worst, fabs(at - llround(at / found) * found));
    }
    printf("ticks %d of %lld  tags off an even grid by %.0f ns at most  the grid is %+.4f ppm from the wall clock's\n", ticked, (long long)steps + 1,
           worst, (found / period - 1) * 1e6);
  }
  return 0;
}
