#pragma once

#include <string>
#include <string_view>

namespace plenary::test {

/// Where a file of the source tree lies: "data/samples/rabat.json". One source knows the folder of the checkout, so
/// that all others compile to the same bytes in every checkout and are found in the compiler's cache.
std::string path_in_tree(std::string_view path);

/// The bytes of such a file; fails the test if it is not there.
std::string read_in_tree(std::string_view path);

}  // namespace plenary::test
