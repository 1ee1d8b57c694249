#include "server/http/access_log.hpp"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "calendar/civil/time.hpp"

namespace plenary::server {

namespace {

/// RFC 3339 with milliseconds, in UTC.
std::string timestamp(std::chrono::system_clock::time_point time) {
  const auto milliseconds = std::chrono::floor<std::chrono::milliseconds>(time);
  const auto day = std::chrono::floor<calendar::days>(milliseconds);
  const calendar::Date date{day};
  const std::chrono::hh_mm_ss clock{milliseconds - day};
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

}  // namespace

std::string to_json_line(const AccessRecord& record) {
  nlohmann::ordered_json line;
  line["time"] = timestamp(record.time);
  line["peer"] = record.peer;
  line["method"] = record.method;
  line["path"] = record.path;
  line["status"] = record.status;
  line["bytes"] = record.bytes;
  line["duration_us"] = record.duration.count();
  if (!record.failure.empty()) line["failure"] = record.failure;
  return line.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace plenary::server
