// Packs documents into one file, which the binary carries: PACK OUT FOLDER NAME...
//
// For each document, sorted by name: the lengths of its name, of its packed bytes and of its text as four bytes each,
// the lowest first; then the name and the packed bytes (zlib, RFC 1950). scheduler/world/archive.cpp reads it.

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <vector>

namespace {

void put_length(std::string& out, std::size_t length) {
  for (int shift = 0; shift < 32; shift += 8) out += static_cast<char>((length >> shift) & 0xFF);
}

std::string packed(const std::string& text) {
  uLongf length = compressBound(static_cast<uLong>(text.size()));
  std::string bytes(length, '\0');
  const int done = compress2(reinterpret_cast<Bytef*>(bytes.data()), &length,
                             reinterpret_cast<const Bytef*>(text.data()), static_cast<uLong>(text.size()), 9);
  if (done != Z_OK) return {};
  bytes.resize(length);
  return bytes;
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() < 3) {
    std::cerr << "usage: pack OUT FOLDER NAME...\n";
    return 2;
  }
  const std::string folder = words[1];
  std::vector<std::string> names(words.begin() + 2, words.end());
  std::sort(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names) {
    std::ifstream file(folder + '/' + name, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(file), {}};
    const std::string bytes = packed(text);
    if (!file || text.empty() || bytes.empty()) {
      std::cerr << "cannot pack " << name << '\n';
      return 3;
    }
    put_length(all, name.size());
    put_length(all, bytes.size());
    put_length(all, text.size());
    all += name;
    all += bytes;
  }
  std::ofstream out(words[0], std::ios::binary);
  out << all;
  out.close();
  return out ? 0 : 3;
}
