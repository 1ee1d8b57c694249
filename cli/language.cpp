#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>

#include "cli/command.hpp"

namespace plenary::cli {

void add_language(CLI::App& command, Context& context) {
  command
      .add_option_function<std::string>(
          "--language",
          [&context](const std::string& wanted) {
            context.language = *std::ranges::find(all_languages, std::string_view{wanted},
                                                  [](Language language) { return tag(language); });
          },
          "Language of the answer: en, fr, pt or ar")
      ->check(CLI::IsMember({"en", "fr", "pt", "ar"}))
      ->default_str("en");
}

}  // namespace plenary::cli
