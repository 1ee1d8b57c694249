#include "cli/coverage.hpp"

#include <ostream>

#include "server/render/words/unknown_words.hpp"

namespace plenary::cli {

void tell_unknown_holidays(Context& context, std::string_view format,
                           const std::vector<scheduler::UnknownYear>& unknown) {
  const bool is_told = format == "table" || format == "json";
  if (!is_told && !unknown.empty())
    context.err << "plenary: " << server::unknown_note(unknown, context.language) << '\n';
}

}  // namespace plenary::cli
