// Packs documents into one file, which the binary carries, and lists the names in them: PACK OUT NAMES FOLDER NAME...
//
// OUT: for each document, sorted by name: the lengths of its name, of its packed bytes and of its text as four bytes
// each, the lowest first; then the name and the packed bytes (zlib, RFC 1950). scheduler/world/archive.cpp reads it.
// NAMES: a line for each country and dialogue, its parts separated by tabs: the folder, the code or id, how many of the
// parts that follow are codes too, and all that it is called; scheduler/json/known_names.cpp reads it.

#include <zlib.h>

#include <algorithm>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
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

using Json = nlohmann::ordered_json;

void add_names(const Json& document, const char* member, std::vector<std::string>& parts) {
  if (!document.contains(member)) return;
  const Json& names = document.at(member);
  if (names.is_string()) {
    parts.push_back(names.get<std::string>());
  } else {
    for (const auto& [key, name] : names.items()) parts.push_back(name.get<std::string>());
  }
}

/// The line of a country or a dialogue; empty for other documents.
std::string names_in(const std::string& name, const std::string& text) {
  const std::string folder = name.substr(0, name.find('/'));
  if (folder != "countries" && folder != "dialogues") return {};
  const Json document = Json::parse(text);
  const bool is_country = folder == "countries";
  std::vector<std::string> parts{folder, document.at(is_country ? "code" : "id").get<std::string>(),
                                 is_country ? "2" : "0"};
  for (const char* member : {"alpha3", "numeric", "name", "official_name", "aliases"})
    add_names(document, member, parts);
  std::string line;
  for (const std::string& part : parts) line += (line.empty() ? "" : "\t") + part;
  return line + '\n';
}

bool write(const std::string& path, const std::string& bytes) {
  std::ofstream out(path, std::ios::binary);
  out << bytes;
  out.close();
  return static_cast<bool>(out);
}

}  // namespace

int main(int count, char** arguments) {
  std::vector<std::string> words(arguments + 1, arguments + count);
  if (words.size() < 4) {
    std::cerr << "usage: pack OUT NAMES FOLDER NAME...\n";
    return 2;
  }
  const std::filesystem::path folder = words[2];
  std::vector<std::string> names(words.begin() + 3, words.end());
  std::sort(names.begin(), names.end());
  std::string all;
  std::string known_names;
  for (const std::string& name : names) {
    std::ifstream file(folder / name, std::ios::binary);
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
    known_names += names_in(name, text);
  }
  return write(words[0], all) && write(words[1], known_names) ? 0 : 3;
}
