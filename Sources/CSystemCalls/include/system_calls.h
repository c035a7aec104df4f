#ifndef COLDSTART_SYSTEM_CALLS_H
#define COLDSTART_SYSTEM_CALLS_H

/// Exchanges what stands at two paths of one file system, in one step. Returns 0, or -1 with
/// `errno`: ENOSYS where the system cannot.
int coldstart_exchange(const char *first, const char *second);

/// Opens a file or folder below the folder `root` for reading, following no symbolic link on the
/// way and none at its end. Returns a descriptor, or -1 with `errno`: ELOOP or ENOTDIR for a link.
/// - Parameter path: relative, its components joined by single slashes, none of them `..`.
int coldstart_open_below(int root, const char *path);

#endif
