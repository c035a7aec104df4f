#define _GNU_SOURCE
#include "system_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#if defined(__linux__)
#include <sys/syscall.h>
#endif

// Calls that Swift's overlay of the C library does not show.

int coldstart_exchange(const char *first, const char *second) {
#if defined(__APPLE__)
  return renamex_np(first, second, RENAME_SWAP);
#elif defined(RENAME_EXCHANGE)
  return renameat2(AT_FDCWD, first, AT_FDCWD, second, RENAME_EXCHANGE);
#else
  (void)first;
  (void)second;
  errno = ENOSYS;
  return -1;
#endif
}

static int open_step(int folder, const char *name, int flags) {
  // A fifo would wait for a writer.
  return openat(folder, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | flags);
}

/// Component by component, where the kernel cannot be told to follow no link at all.
static int walk_below(int root, const char *path) {
  int folder = root;
  for (;;) {
    char name[256];
    const char *slash = strchr(path, '/');
    size_t length = slash ? (size_t)(slash - path) : strlen(path);
    if (length >= sizeof name) {
      if (folder != root) close(folder);
      errno = ENAMETOOLONG;
      return -1;
    }
    memcpy(name, path, length);
    name[length] = 0;
    int next = open_step(folder, name, slash ? O_DIRECTORY : 0);
    int failure = errno;
    if (folder != root) close(folder);
    errno = failure;
    if (next < 0 || !slash) return next;
    folder = next;
    path = slash + 1;
  }
}

int coldstart_open_below(int root, const char *path) {
#if defined(SYS_openat2)
  struct {
    unsigned long long flags, mode, resolve;
  } how = {O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0, 0x04 | 0x08};
  // 0x04: no symbolic links; 0x08: nothing that leads out. EAGAIN: a rename came in between.
  long opened = syscall(SYS_openat2, root, path, &how, sizeof how);
  if (opened >= 0) return (int)opened;
  if (errno != ENOSYS && errno != EPERM && errno != EAGAIN && errno != E2BIG) return -1;
#endif
  return walk_below(root, path);
}
