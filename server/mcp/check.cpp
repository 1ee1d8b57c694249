#include <utility>

#include "data/embedded.hpp"
#include "scheduler/review/review.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/mcp/asked_programme.hpp"
#include "server/release/review_text.hpp"

namespace plenary::server::mcp {

namespace {

Checked<ToolAnswer> check(Arguments& arguments) {
  std::string document = document_in(arguments);
  if (!arguments.are_good()) return arguments.refusal();
  const auto asked = read(std::move(document), arguments.language());
  if (!asked) return unexpected(asked.error());
  const auto tzdata = tzdata_version();
  if (!tzdata) return unexpected(tzdata.error());
  const auto review = scheduler::review(asked->programme, *asked->dialogue, scheduler::shipped_burden_table());
  if (!review) return unexpected(review.error());
  return ToolAnswer{{review_text(asked->programme, *review, arguments.language())},
                    write_review(*review, *tzdata, arguments.language())};
}

}  // namespace

Tool check_tool() {
  return {"check",
          "Check what is decided",
          "Holds what is decided of a programme against every hard rule, and names each that is broken.",
          {document_parameter()},
          data::review_schema_json(),
          check};
}

}  // namespace plenary::server::mcp
