#pragma once

#include <string>

namespace plenary::server::sqlite {

/// "NFS" if the file or folder at `path` lies in a file system of another machine, whose locks SQLite cannot rely on;
/// empty if it does not, or nothing can be told.
std::string network_file_system(const std::string& path);

/// The same of a number as statfs(2) tells it.
std::string network_file_system(long type);

}  // namespace plenary::server::sqlite
