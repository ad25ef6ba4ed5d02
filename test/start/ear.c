/* SPDX-License-Identifier: Apache-2.0 */
/* Hears every program on a JACK server and prints when the first of them sounds, in milliseconds
   since 1970; ends with 1 if none does within SECONDS.
     gcc -O2 -o ear ear.c -ljack; ./ear SECONDS */
#include <jack/jack.h>
#include <math.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const float SILENT = 1e-3f;
static jack_port_t *in;
static _Atomic long long heard;

static long long now(void) {
  struct timespec t;
  clock_gettime(CLOCK_REALTIME, &t);
  return t.tv_sec * 1000LL + t.tv_nsec / 1000000;
}

static int process(jack_nframes_t frames, void *unused) {
  const float *sound = jack_port_get_buffer(in, frames);
  for (jack_nframes_t i = 0; i < frames && !heard; i++) {
    if (fabsf(sound[i]) > SILENT) heard = now();
  }
  return 0;
}

/* Connects whoever has come. */
static void look(jack_client_t *client) {
  const char **ports = jack_get_ports(client, NULL, JACK_DEFAULT_AUDIO_TYPE, JackPortIsOutput);
  for (int i = 0; ports && ports[i]; i++) {
    if (strncmp(ports[i], "system:", 7) == 0) continue;
    if (!jack_port_connected_to(in, ports[i])) jack_connect(client, ports[i], jack_port_name(in));
  }
  jack_free(ports);
}

int main(int count, char **words) {
  long long end = now() + 1000 * (count > 1 ? atoi(words[1]) : 60);
  jack_client_t *client = jack_client_open("ear", JackNoStartServer, NULL);
  if (!client) return 2;
  in = jack_port_register(client, "in", JACK_DEFAULT_AUDIO_TYPE, JackPortIsInput, 0);
  jack_set_process_callback(client, process, NULL);
  jack_activate(client);
  struct timespec pause = {0, 2000000};
  while (!heard && now() < end) {
    look(client);
    nanosleep(&pause, NULL);
  }
  if (heard) printf("%lld\n", (long long)heard);
  jack_client_close(client);
  return heard ? 0 : 1;
}
