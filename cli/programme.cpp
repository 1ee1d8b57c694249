#include "cli/programme.hpp"

#include <utility>

#include "cli/dialogue.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/programme/publish.hpp"

namespace plenary::cli {

std::optional<scheduler::Programme> read_programme(Context& context, const std::string& source,
                                                   const std::string& bytes) {
  auto programme = scheduler::read_programme(bytes, scheduler::dialogue_for(bytes));
  if (programme) return std::move(*programme);
  report(context, source, programme.error());
  return std::nullopt;
}

std::optional<ProgrammeFile> read_programme_file(Context& context, const std::string& path) {
  auto bytes = input_of(context, path);
  if (!bytes) return std::nullopt;
  const std::string source = source_of(path);
  auto programme = read_programme(context, source, *bytes);
  if (!programme) return std::nullopt;
  return ProgrammeFile{source, std::move(*bytes), std::move(*programme)};
}

std::optional<scheduler::Release> read_release(Context& context, const std::string& path) {
  const auto file = read_programme_file(context, path);
  if (!file) return std::nullopt;
  auto release = scheduler::release_of(file->programme, dialogue_of(file->programme));
  if (release) return std::move(*release);
  report(context, file->source, release.error());
  return std::nullopt;
}

}  // namespace plenary::cli
