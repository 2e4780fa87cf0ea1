// Stands before the system's calls on files in a run (LD_PRELOAD) and lets one of them fail, or ends the process at it.
//
//   FAULT_UNDER   the folder whose files count, with all folders in it
//   FAULT_CALL    rename (with unlink, rmdir, mkdir), open, write or sync (fsync, fdatasync, syncfs)
//   FAULT_AT      which of these calls, from 1; 0 counts only
//   FAULT_DO      kill, or the number of the error that the call ends with
//   FAULT_COUNTS  a file of four numbers of eight bytes: how many calls of each kind there were
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum kind { RENAME, OPEN, WRITE, SYNC, KINDS };

static _Atomic long own[KINDS];
static _Atomic long *counts = own;
static const char *under;
static enum kind wanted = KINDS;
static long at;
static int what;

#define REAL(type, name, ...)                                    \
  static type (*real)(__VA_ARGS__);                              \
  if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

__attribute__((constructor)) static void begin(void) {
  const char *call = getenv("FAULT_CALL"), *place = getenv("FAULT_AT"), *act = getenv("FAULT_DO"), *file = getenv("FAULT_COUNTS");
  under = getenv("FAULT_UNDER");
  if (call) wanted = !strcmp(call, "rename") ? RENAME : !strcmp(call, "open") ? OPEN : !strcmp(call, "write") ? WRITE : SYNC;
  at = place ? atol(place) : 0;
  what = act && strcmp(act, "kill") ? atoi(act) : 0;
  if (!file) return;
  REAL(int, "open", const char *, int, ...);
  int descriptor = real(file, O_RDWR);
  if (descriptor < 0) return;
  void *shared = mmap(NULL, sizeof own, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
  if (shared != MAP_FAILED) counts = shared;
  close(descriptor);
}

// Whether a path lies in the folder that counts.
static int counted(const char *path) {
  char absolute[PATH_MAX * 2];
  if (!under || !path) return 0;
  if (path[0] != '/') {
    if (!getcwd(absolute, PATH_MAX)) return 0;
    size_t length = strlen(absolute);
    snprintf(absolute + length, sizeof absolute - length, "/%s", path);
    path = absolute;
  }
  return !strncmp(path, under, strlen(under));
}

static int counted_descriptor(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return counted(path);
}

// Counts a call; ends the process at the one that is asked for, or returns the error that it is to end with.
static int fault(enum kind kind) {
  long number = atomic_fetch_add(&counts[kind], 1) + 1;
  if (kind != wanted || number != at) return 0;
  if (!what) kill(getpid(), SIGKILL);
  return what;
}

#define CHECK(kind, condition, failure) \
  do {                                  \
    int code = 0;                       \
    if (condition) code = fault(kind);  \
    if (code) {                         \
      errno = code;                     \
      return failure;                   \
    }                                   \
  } while (0)

int rename(const char *from, const char *to) {
  REAL(int, "rename", const char *, const char *);
  CHECK(RENAME, counted(to), -1);
  return real(from, to);
}
int unlink(const char *path) {
  REAL(int, "unlink", const char *);
  CHECK(RENAME, counted(path), -1);
  return real(path);
}
int rmdir(const char *path) {
  REAL(int, "rmdir", const char *);
  CHECK(RENAME, counted(path), -1);
  return real(path);
}
int mkdir(const char *path, mode_t mode) {
  REAL(int, "mkdir", const char *, mode_t);
  CHECK(RENAME, counted(path), -1);
  return real(path, mode);
}

static mode_t mode_of(int flags, va_list rest) { return flags & (O_CREAT | O_TMPFILE) ? va_arg(rest, mode_t) : 0; }

#define OPENS(name)                                    \
  int name(const char *path, int flags, ...) {         \
    va_list rest;                                      \
    va_start(rest, flags);                             \
    mode_t mode = mode_of(flags, rest);                \
    va_end(rest);                                      \
    REAL(int, #name, const char *, int, ...);          \
    CHECK(OPEN, counted(path), -1);                    \
    return real(path, flags, mode);                    \
  }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name)                                                   \
  int name(int folder, const char *path, int flags, ...) {               \
    va_list rest;                                                        \
    va_start(rest, flags);                                               \
    mode_t mode = mode_of(flags, rest);                                  \
    va_end(rest);                                                        \
    REAL(int, #name, int, const char *, int, ...);                       \
    CHECK(OPEN, path[0] == '/' || folder == AT_FDCWD ? counted(path) : counted_descriptor(folder), -1); \
    return real(folder, path, flags, mode);                              \
  }
OPENS_AT(openat)
OPENS_AT(openat64)

#define FOPENS(name)                                 \
  FILE *name(const char *path, const char *mode) {   \
    REAL(FILE *, #name, const char *, const char *); \
    CHECK(OPEN, counted(path), NULL);                \
    return real(path, mode);                         \
  }
FOPENS(fopen)
FOPENS(fopen64)

ssize_t write(int descriptor, const void *bytes, size_t count) {
  REAL(ssize_t, "write", int, const void *, size_t);
  CHECK(WRITE, counted_descriptor(descriptor), -1);
  return real(descriptor, bytes, count);
}

#define PWRITES(name)                                                                  \
  ssize_t name(int descriptor, const void *bytes, size_t count, off_t offset) {        \
    REAL(ssize_t, #name, int, const void *, size_t, off_t);                            \
    CHECK(WRITE, counted_descriptor(descriptor), -1);                                  \
    return real(descriptor, bytes, count, offset);                                     \
  }
PWRITES(pwrite)
PWRITES(pwrite64)

size_t fwrite(const void *bytes, size_t size, size_t count, FILE *file) {
  REAL(size_t, "fwrite", const void *, size_t, size_t, FILE *);
  CHECK(WRITE, counted_descriptor(fileno(file)), 0);
  return real(bytes, size, count, file);
}

#define SYNCS(name)                                   \
  int name(int descriptor) {                          \
    REAL(int, #name, int);                            \
    CHECK(SYNC, counted_descriptor(descriptor), -1);  \
    return real(descriptor);                          \
  }
SYNCS(fsync)
SYNCS(fdatasync)
SYNCS(syncfs)
