#pragma once

#include <optional>
#include <string>

#include "calendar/civil/time.hpp"
#include "calendar/result.hpp"
#include "server/ask/proposal.hpp"

/// "Why not then?": what would break or who would pay if a session were at another time, as every door gives it.
namespace plenary::server {

enum class ExplanationFormat { table, json };

struct ExplanationOrder {
  std::string session;        ///< of a series, the id of one of its windows
  calendar::LocalTime start;  ///< on the clock of the programme's zone
  ExplanationFormat format = ExplanationFormat::table;
  Language language = Language::en;
  std::string tzdata;     ///< the version that all times rest on
  bool json_too = false;  ///< the answer as JSON is wanted beside the other format
};

struct Explanation {
  std::string text;
  bool breaks = false;    ///< a hard rule would be broken that is kept now
  std::string json = {};  ///< if it was asked for too
};

/// Held against the time that is decided, or else against the best that `propose` has. Errors name the options of
/// `plenary explain`.
Checked<Explanation> explain_time(const AskedDocument& document, const ExplanationOrder& order);

}  // namespace plenary::server
