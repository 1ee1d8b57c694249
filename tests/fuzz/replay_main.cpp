#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <vector>

// Without libFuzzer: hands every file of the folders that are named to the fuzz target, and every
// beginning of each file up to a size at which that takes no time.

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

int main(int argc, char** argv) {
  constexpr std::size_t longest_cut = 256;  // bytes
  std::size_t inputs = 0;
  for (int i = 1; i < argc; ++i) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator{argv[i]}) {
      if (!entry.is_regular_file()) continue;
      std::ifstream file{entry.path(), std::ios::binary};
      const std::vector<char> bytes{std::istreambuf_iterator<char>{file}, {}};
      // A copy of exactly this size, so that AddressSanitizer sees a read beyond the end.
      const auto feed = [&](std::size_t size) {
        const std::vector<std::uint8_t> input(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(size));
        LLVMFuzzerTestOneInput(input.data(), input.size());
        ++inputs;
      };
      std::cout << entry.path().filename().string() << std::endl;
      for (std::size_t size = 0; size < std::min(bytes.size(), longest_cut); ++size) feed(size);
      feed(bytes.size());
    }
  }
  std::cout << inputs << " inputs\n";
  return inputs > 0 ? 0 : 1;
}
