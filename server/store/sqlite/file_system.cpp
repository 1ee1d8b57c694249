#include "server/store/sqlite/file_system.hpp"

#include <sys/vfs.h>

#include <array>
#include <utility>

namespace plenary::server::sqlite {

std::string network_file_system(long type) {
  // linux/magic.h and the headers of the file systems that are not in it.
  constexpr std::array<std::pair<unsigned long, const char*>, 9> known{{{0x6969, "NFS"},
                                                                        {0x517b, "SMB"},
                                                                        {0xff53'4d42, "SMB"},
                                                                        {0xfe53'4d42, "SMB"},
                                                                        {0x5346'414f, "AFS"},
                                                                        {0x7375'7245, "Coda"},
                                                                        {0x00c3'6400, "Ceph"},
                                                                        {0x0bd0'0bd0, "Lustre"},
                                                                        {0x564c, "NCP"}}};
  for (const auto& [number, name] : known) {
    if (number == static_cast<unsigned long>(type)) return name;
  }
  return {};
}

std::string network_file_system(const std::string& path) {
  struct statfs status {};
  return ::statfs(path.c_str(), &status) == 0 ? network_file_system(static_cast<long>(status.f_type)) : std::string{};
}

}  // namespace plenary::server::sqlite
