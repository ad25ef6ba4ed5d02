/* SPDX-License-Identifier: Apache-2.0
 *
 * Writes down when datagrams came, as the kernel stamped them: receiver SECONDS PORT...
 * One line a datagram: PORT NANOSECONDS (wall time). Loopback only. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <time.h>

#define MOST_PORTS 16
#define MOST_STAMPS (1 << 20)

static struct { int port; long long nanos; } stamps[MOST_STAMPS];

static int listening(int port) {
  int s = socket(AF_INET, SOCK_DGRAM, 0), on = 1, room = 1 << 22;
  struct sockaddr_in here = {.sin_family = AF_INET, .sin_port = htons(port)};
  here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  setsockopt(s, SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
  setsockopt(s, SOL_SOCKET, SO_RCVBUF, &room, sizeof room);
  if (bind(s, (struct sockaddr *)&here, sizeof here)) { perror("bind"); exit(2); }
  return s;
}

static long long stamp_of(int s) {
  char data[2048], control[256];
  struct iovec part = {data, sizeof data};
  struct msghdr m = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
  if (recvmsg(s, &m, MSG_DONTWAIT) < 0) return -1;
  for (struct cmsghdr *c = CMSG_FIRSTHDR(&m); c; c = CMSG_NXTHDR(&m, c)) {
    if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SO_TIMESTAMPNS) {
      struct timespec t;
      memcpy(&t, CMSG_DATA(c), sizeof t);
      return t.tv_sec * 1000000000LL + t.tv_nsec;
    }
  }
  return -1;
}

int main(int argc, char **argv) {
  int ports = argc - 2, count = 0;
  struct pollfd polls[MOST_PORTS];
  if (ports < 1 || ports > MOST_PORTS) { fprintf(stderr, "receiver SECONDS PORT...\n"); return 2; }
  for (int i = 0; i < ports; i++) polls[i] = (struct pollfd){listening(atoi(argv[i + 2])), POLLIN, 0};
  time_t end = time(NULL) + atoi(argv[1]);
  while (time(NULL) < end && count < MOST_STAMPS) {
    if (poll(polls, ports, 100) <= 0) continue;
    for (int i = 0; i < ports; i++) {
      if (!(polls[i].revents & POLLIN)) continue;
      long long nanos;
      while ((nanos = stamp_of(polls[i].fd)) >= 0 && count < MOST_STAMPS) {
        stamps[count].port = atoi(argv[i + 2]);
        stamps[count++].nanos = nanos;
      }
    }
  }
  for (int i = 0; i < count; i++) printf("%d %lld\n", stamps[i].port, stamps[i].nanos);
  return 0;
}
