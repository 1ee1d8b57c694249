#include "scheduler/json/programme_kind.hpp"

#include "scheduler/json/burden_table.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/model/burden_table.hpp"

namespace plenary::scheduler {

namespace {

/// Formats that this program writes, by what reads them.
struct Kind {
  std::string_view format;
  std::string_view fix;  ///< code of a message
};

constexpr Kind kinds[] = {{"plenary-answer/1", "programme.is-answer"},
                          {"plenary-series-answer/1", "programme.is-answer"},
                          {"plenary-programme-answer/1", "programme.is-answer"},
                          {"plenary-fairness/1", "programme.is-answer"},
                          {old_burden_table_format, "programme.is-burden-table"},
                          {burden_table_format, "programme.is-burden-table"}};

std::string format_of(const Json& document) {
  if (!document.is_object() || !document.contains("format") || !document["format"].is_string()) return {};
  return document["format"].get<std::string>();
}

}  // namespace

bool is_old_form(const Json& document) {
  const std::string format = format_of(document);
  if (format == "plenary-problem/1" || format == "plenary-programme-problem/1") return true;
  return document.is_object() && !document.contains("format") && document.contains("release") &&
         document.contains("sessions");
}

std::optional<Error> other_document(const Json& document) {
  const std::string format = format_of(document);
  const auto refuse = [&](Message message, Message fix) {
    return Error{format.empty() ? "" : "/format", format, std::move(message), std::string{programme_format},
                 std::move(fix)};
  };
  if (is_old_form(document)) return refuse({"programme.old-form", {}}, {"programme.upgrade", {}});
  for (const Kind& kind : kinds) {
    if (format == kind.format) return refuse({"programme.other-kind", {}}, {kind.fix, {}});
  }
  return std::nullopt;
}

}  // namespace plenary::scheduler
