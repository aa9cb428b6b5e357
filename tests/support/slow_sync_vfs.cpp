#include "tests/support/slow_sync_vfs.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <new>
#include <thread>

#include <sqlite3.h>

namespace vekha::testing {
namespace {

struct Disk {
    std::string name;
    DiskMood mood;
    sqlite3_vfs* system = nullptr;
    sqlite3_vfs vfs{};
};

/// SQLite hands out room for this and, behind it, for the system's own file.
struct File {
    sqlite3_file base{};
    Disk* disk = nullptr;
    sqlite3_file* real = nullptr;
};

File& of(sqlite3_file* file) {
    return *reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
    return of(file).real;
}
Disk& disk_of(sqlite3_vfs* vfs) {
    return *static_cast<Disk*>(vfs->pAppData);
}

int write_file(sqlite3_file* file, const void* bytes, int count, sqlite3_int64 at) {
    if (of(file).disk->mood.full) return SQLITE_FULL;
    return real(file)->pMethods->xWrite(real(file), bytes, count, at);
}

int sync_file(sqlite3_file* file, int flags) {
    DiskMood& mood = of(file).disk->mood;
    ++mood.syncs;
    if (mood.sync_fails) return SQLITE_IOERR_FSYNC;
    // The wait is what is tested: a disk whose sync takes this long. Nothing else could stand in for it.
    if (const auto delay = mood.sync_delay_us.load(); delay > 0)
        std::this_thread::sleep_for(std::chrono::microseconds(delay));
    return real(file)->pMethods->xSync(real(file), flags);
}

const sqlite3_io_methods methods{
    .iVersion = 2,
    .xClose =
        [](sqlite3_file* file) {
            const int code = real(file)->pMethods ? real(file)->pMethods->xClose(real(file)) : SQLITE_OK;
            file->pMethods = nullptr;
            return code;
        },
    .xRead = [](sqlite3_file* file, void* bytes, int count,
                sqlite3_int64 at) { return real(file)->pMethods->xRead(real(file), bytes, count, at); },
    .xWrite = write_file,
    .xTruncate = [](sqlite3_file* file,
                    sqlite3_int64 size) { return real(file)->pMethods->xTruncate(real(file), size); },
    .xSync = sync_file,
    .xFileSize = [](sqlite3_file* file,
                    sqlite3_int64* size) { return real(file)->pMethods->xFileSize(real(file), size); },
    .xLock = [](sqlite3_file* file, int level) { return real(file)->pMethods->xLock(real(file), level); },
    .xUnlock = [](sqlite3_file* file, int level) { return real(file)->pMethods->xUnlock(real(file), level); },
    .xCheckReservedLock =
        [](sqlite3_file* file, int* held) {
            return real(file)->pMethods->xCheckReservedLock(real(file), held);
        },
    .xFileControl =
        [](sqlite3_file* file, int operation, void* argument) {
            return real(file)->pMethods->xFileControl(real(file), operation, argument);
        },
    .xSectorSize = [](sqlite3_file* file) { return real(file)->pMethods->xSectorSize(real(file)); },
    .xDeviceCharacteristics =
        [](sqlite3_file* file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); },
    .xShmMap =
        [](sqlite3_file* file, int page, int size, int extend, void volatile** map) {
            return real(file)->pMethods->xShmMap(real(file), page, size, extend, map);
        },
    .xShmLock = [](sqlite3_file* file, int first, int count,
                   int flags) { return real(file)->pMethods->xShmLock(real(file), first, count, flags); },
    .xShmBarrier = [](sqlite3_file* file) { real(file)->pMethods->xShmBarrier(real(file)); },
    .xShmUnmap = [](sqlite3_file* file,
                    int remove) { return real(file)->pMethods->xShmUnmap(real(file), remove); },
    .xFetch = nullptr,
    .xUnfetch = nullptr,
};

int open_file(sqlite3_vfs* vfs, sqlite3_filename name, sqlite3_file* room, int flags, int* given) {
    Disk& disk = disk_of(vfs);
    File* file = new (room) File;
    file->disk = &disk;
    file->real = reinterpret_cast<sqlite3_file*>(file + 1);
    file->real->pMethods = nullptr;
    const int code = disk.system->xOpen(disk.system, name, file->real, flags, given);
    // SQLite closes what has methods, also after an error.
    file->base.pMethods = file->real->pMethods ? &methods : nullptr;
    return code;
}

std::unique_ptr<Disk> make_disk(const std::string& name) {
    auto disk = std::make_unique<Disk>();
    disk->name = name;
    disk->system = sqlite3_vfs_find(nullptr);
    // All but opening is the system's, called with its own data: those calls do not look at it.
    disk->vfs = *disk->system;
    disk->vfs.pNext = nullptr;
    disk->vfs.zName = disk->name.c_str();
    disk->vfs.szOsFile = static_cast<int>(sizeof(File)) + disk->system->szOsFile;
    disk->vfs.pAppData = disk.get();
    disk->vfs.xOpen = open_file;
    sqlite3_vfs_register(&disk->vfs, 0);
    return disk;
}

}  // namespace

DiskMood& register_slow_sync_vfs(const std::string& name, std::chrono::microseconds sync_delay) {
    static std::mutex mutex;
    static std::map<std::string, std::unique_ptr<Disk>> disks;
    const std::lock_guard lock(mutex);
    auto& disk = disks[name];
    if (!disk) disk = make_disk(name);
    disk->mood.sync_delay_us = sync_delay.count();
    return disk->mood;
}

}  // namespace vekha::testing
