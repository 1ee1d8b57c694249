#include "tests/source_tree.hpp"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace plenary::test {

std::string path_in_tree(std::string_view path) { return std::string{PLENARY_SOURCE_DIR "/"} += path; }

std::string read_in_tree(std::string_view path) {
  std::ifstream file{path_in_tree(path), std::ios::binary};
  if (!file) throw std::runtime_error{"no such file in the tree: " + std::string{path}};
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return std::move(bytes).str();
}

}  // namespace plenary::test
