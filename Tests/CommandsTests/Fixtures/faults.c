// Preloaded into the program: the n-th change of the disk below a folder fails, or ends the process.
//
// FAULT_BELOW  the folder; changes elsewhere are not counted
// FAULT_AT     which change, from 1; 0 for none
// FAULT_CODE   the number of the error; 0 to end the process as SIGKILL does
// FAULT_COUNT  a file that is told how many changes there were
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static atomic_int changes;
static atomic_char is_counted[4096];

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static int number(const char *name) {
  const char *text = getenv(name);
  return text ? atoi(text) : 0;
}

static int lies_below(const char *path) {
  const char *folder = getenv("FAULT_BELOW");
  return folder && path && strncmp(path, folder, strlen(folder)) == 0;
}

/// Whether this change is the one; `errno` is set then.
static int fails(void) {
  if (atomic_fetch_add(&changes, 1) + 1 != number("FAULT_AT")) return 0;
  int code = number("FAULT_CODE");
  if (code == 0) kill(getpid(), SIGKILL);
  errno = code;
  return 1;
}

__attribute__((destructor)) static void tell(void) {
  const char *path = getenv("FAULT_COUNT");
  FILE *file = path ? fopen(path, "w") : NULL;
  if (!file) return;
  fprintf(file, "%d\n", atomic_load(&changes));
  fclose(file);
}

int rename(const char *from, const char *to) {
  if (lies_below(to) && fails()) return -1;
  return REAL(rename)(from, to);
}

int renameat2(int first, const char *from, int second, const char *to, unsigned int flags) {
  if (lies_below(to) && fails()) return -1;
  return REAL(renameat2)(first, from, second, to, flags);
}

int link(const char *from, const char *to) {
  if (lies_below(to) && fails()) return -1;
  return REAL(link)(from, to);
}

int unlink(const char *path) {
  if (lies_below(path) && fails()) return -1;
  return REAL(unlink)(path);
}

int rmdir(const char *path) {
  if (lies_below(path) && fails()) return -1;
  return REAL(rmdir)(path);
}

int mkdir(const char *path, mode_t mode) {
  if (lies_below(path) && fails()) return -1;
  return REAL(mkdir)(path, mode);
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  int isChange = (flags & O_CREAT) && lies_below(path);
  if (isChange && fails()) return -1;
  int file = REAL(open)(path, flags, mode);
  if (file >= 0 && file < 4096) is_counted[file] = isChange;
  return file;
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (file >= 0 && file < 4096 && is_counted[file] && fails()) return -1;
  return REAL(write)(file, bytes, count);
}
