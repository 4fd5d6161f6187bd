/* Stands between a program and the system (LD_PRELOAD), for what happens beneath one folder:
 *
 *   RECORDER_FOLDER  the folder, an absolute path without links
 *   RECORDER_LOG     every call that changed something there is appended to this file, with what the program said
 *                    (its standard output), in their order: `recorder.py` reads it
 *
 * A program that was begun so may also ask for a call to fail: `recorder_fail`.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static const char *folder;
static int journal = -1;
static long calls, failing;
static int how, every_one;

#define REAL(name) ((__typeof__(name) *)dlsym(RTLD_NEXT, #name))

__attribute__((constructor)) static void begin(void)
{
    const char *kept = getenv("RECORDER_LOG");
    folder = getenv("RECORDER_FOLDER");
    if (kept)
        journal = REAL(open)(kept, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

/* From now on count anew: call number `call` fails with `error`, and those after it too if `on`; none if it is 0. */
void recorder_fail(long call, int error, int on)
{
    calls = 0;
    failing = call;
    how = error;
    every_one = on;
}

/* How many calls there were since. */
long recorder_calls(void)
{
    return calls;
}

static int watched(const char *path)
{
    size_t length = folder ? strlen(folder) : 0;
    return length && !strncmp(path, folder, length) && (path[length] == '/' || !path[length]);
}

/* The path that a handle leads to now; false when it is not beneath the folder, or its name is gone. */
static int of_handle(int fd, char *path)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t length = readlink(link, path, PATH_MAX - 1);
    if (length < 0)
        return 0;
    path[length] = 0;
    return watched(path) && !strstr(path, " (deleted)");
}

/* The path of a name, its folder resolved and its last part as it is. */
static int of_name(int at, const char *name, char *path)
{
    char whole[PATH_MAX] = "", parent[PATH_MAX];
    int saved = errno;
    if (name[0] != '/' && at != AT_FDCWD) {
        char link[64];
        snprintf(link, sizeof link, "/proc/self/fd/%d", at);
        ssize_t length = readlink(link, whole, PATH_MAX - 2);
        whole[length > 0 ? length : 0] = 0;
        strcat(whole, "/");
    }
    strncat(whole, name, PATH_MAX - strlen(whole) - 1);
    char *slash = strrchr(whole, '/');
    const char *last = slash ? slash + 1 : whole;
    if (slash)
        *slash = 0;
    const char *found = realpath(slash ? (*whole ? whole : "/") : ".", parent);
    int fits = found && snprintf(path, PATH_MAX, "%s/%s", parent, last) < PATH_MAX;
    errno = saved;
    return fits && watched(path);
}

static int due(void)
{
    calls++;
    if (!failing || (calls != failing && !(every_one && calls > failing)))
        return 0;
    errno = how;
    return 1;
}

static void note(char kind, const char *path, const char *other, uint64_t offset, const void *data, uint64_t length)
{
    if (journal < 0)
        return;
    int saved = errno;
    struct __attribute__((packed)) { char kind; uint32_t path, other; uint64_t offset, length; } head = {
        kind, strlen(path), strlen(other), offset, length };
    struct iovec parts[] = { { &head, sizeof head }, { (void *)path, head.path }, { (void *)other, head.other },
                             { (void *)data, data ? length : 0 } };
    if (writev(journal, parts, 4) < 0)
        abort();
    errno = saved;
}

static int opening(int at, const char *name, int flags, mode_t mode)
{
    char path[PATH_MAX];
    if (!of_name(at, name, path))
        return REAL(openat)(at, name, flags, mode);
    if (due())
        return -1;
    struct stat there;
    int saved = errno, known = !lstat(path, &there);
    errno = saved;
    int fd = REAL(openat)(at, name, flags, mode);
    if (fd >= 0 && (flags & O_CREAT) && !known)
        note('c', path, "", 0, NULL, 0);
    else if (fd >= 0 && (flags & O_TRUNC))
        note('t', path, "", 0, NULL, 0);
    else
        note('o', path, "", 0, NULL, 0);
    return fd;
}

#define MODE(flags) mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }
int open(const char *name, int flags, ...) { MODE(flags) return opening(AT_FDCWD, name, flags, mode); }
int open64(const char *name, int flags, ...) { MODE(flags) return opening(AT_FDCWD, name, flags, mode); }
int openat(int at, const char *name, int flags, ...)
{
    MODE(flags)
    return opening(at, name, flags, mode);
}
int openat64(int at, const char *name, int flags, ...) { MODE(flags) return opening(at, name, flags, mode); }
int __open_2(const char *name, int flags) { return opening(AT_FDCWD, name, flags, 0); }
int __open64_2(const char *name, int flags) { return opening(AT_FDCWD, name, flags, 0); }

static ssize_t writing(int fd, const void *data, size_t length, off_t offset, int placed)
{
    char path[PATH_MAX];
    int here = of_handle(fd, path);
    if (here && due())
        return -1;
    ssize_t done = placed ? REAL(pwrite)(fd, data, length, offset) : REAL(write)(fd, data, length);
    if (done > 0 && here)
        note('w', path, "", placed ? offset : lseek(fd, 0, SEEK_CUR) - done, data, done);
    else if (done > 0 && fd == STDOUT_FILENO)
        note('a', "", "", 0, data, done);
    return done;
}
ssize_t write(int fd, const void *data, size_t length) { return writing(fd, data, length, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return writing(fd, data, length, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return writing(fd, data, length, at, 1); }

#define ON_HANDLE(kind, offset, call)                \
    {                                                \
        char path[PATH_MAX];                         \
        int here = of_handle(fd, path);              \
        if (here && due())                           \
            return -1;                               \
        int done = call;                             \
        if (!done && here)                           \
            note(kind, path, "", offset, NULL, 0);   \
        return done;                                 \
    }
int fsync(int fd) ON_HANDLE('s', 0, REAL(fsync)(fd))
int fdatasync(int fd) ON_HANDLE('s', 0, REAL(fdatasync)(fd))
int ftruncate(int fd, off_t size) ON_HANDLE('t', size, REAL(ftruncate)(fd, size))
int ftruncate64(int fd, off_t size) ON_HANDLE('t', size, REAL(ftruncate)(fd, size))

#define ON_NAME(kind, at, call)                      \
    {                                                \
        char path[PATH_MAX];                         \
        int here = of_name(at, name, path);          \
        if (here && due())                           \
            return -1;                               \
        int done = call;                             \
        if (!done && here)                           \
            note(kind, path, "", 0, NULL, 0);        \
        return done;                                 \
    }
int unlink(const char *name) ON_NAME('u', AT_FDCWD, REAL(unlink)(name))
int unlinkat(int at, const char *name, int flags) ON_NAME('u', at, REAL(unlinkat)(at, name, flags))
int rmdir(const char *name) ON_NAME('u', AT_FDCWD, REAL(rmdir)(name))
int mkdir(const char *name, mode_t mode) ON_NAME('m', AT_FDCWD, REAL(mkdir)(name, mode))
int mkdirat(int at, const char *name, mode_t mode) ON_NAME('m', at, REAL(mkdirat)(at, name, mode))

int rename(const char *name, const char *to)
{
    char path[PATH_MAX], other[PATH_MAX];
    int here = of_name(AT_FDCWD, name, path) && of_name(AT_FDCWD, to, other);
    if (here && due())
        return -1;
    int done = REAL(rename)(name, to);
    if (!done && here)
        note('r', path, other, 0, NULL, 0);
    return done;
}
