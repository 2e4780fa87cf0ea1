// Stands before sigsuspend in a run under valgrind (LD_PRELOAD). Valgrind 3.19 takes its own signal out of the mask where it lies, and the
// mask of the library of threads lies in memory that can only be read; this one may be written to.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>

int sigsuspend(const sigset_t *mask) {
  sigset_t own = *mask;
  int (*real)(const sigset_t *) = (int (*)(const sigset_t *))dlsym(RTLD_NEXT, "sigsuspend");
  return real(&own);
}
