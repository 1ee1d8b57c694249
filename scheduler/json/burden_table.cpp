#include "scheduler/json/burden_table.hpp"

#include "calendar/civil/iso.hpp"
#include "scheduler/json/problem.hpp"

namespace plenary::scheduler {

using calendar::parse_time_of_day;

namespace {

constexpr std::int64_t most_percent = 1000;

/// The members of one rate; the reason is for the reader of the document.
Rate rate_of(ObjectReader& reader) {
  reader.optional_string("reason");
  return {static_cast<std::uint8_t>(reader.required_integer("points", 0, Rate::most).value_or(0))};
}

template <class Read>
Rate rate(ObjectReader& table, const char* name, Read read) {
  const Json* value = table.required(name);
  if (!value) return {};
  ObjectReader reader(*value, child(table.pointer(), name), table.errors());
  const Rate result = rate_of(reader);
  read(reader);
  reader.finish();
  return result;
}

Rate rate(ObjectReader& table, const char* name) {
  return rate(table, name, [](ObjectReader&) {});
}

std::chrono::minutes minutes_of(ObjectReader& reader) {
  return std::chrono::minutes{reader.required_integer("minutes", 0, 240).value_or(0)};
}

}  // namespace

BurdenTable burden_table_at(const Json& value, std::string pointer, Errors& errors) {
  BurdenTable table;
  ObjectReader reader(value, std::move(pointer), errors);
  reader.optional_string("$schema");
  reader.required_choice<bool>("format", {{"plenary-burden/1", true}});
  table.version = static_cast<int>(reader.required_integer("version", 1, 1'000'000).value_or(0));
  reader.optional_string("unit");
  reader.optional_string("note");
  table.core = rate(reader, "core");
  table.shoulder = rate(reader, "shoulder", [&](ObjectReader& inner) { table.shoulder_length = minutes_of(inner); });
  table.lunch = rate(reader, "lunch", [&](ObjectReader& inner) {
    const auto from = inner.required_parsed("from", parse_time_of_day);
    const auto to = inner.required_parsed("to", parse_time_of_day);
    if (!from || !to) return;
    if (*to <= *from)
      inner.report("to", {"", calendar::to_clock(*to), {"burden.lunch-ends-first", {}}, {"burden.after-from", {}}, ""});
    table.default_lunch = {*from, *to};
  });
  table.off_hours = rate(reader, "off_hours");
  reader.each_element("bands", true, [&](const Json& element, std::string at) {
    const auto mistakes = errors.size();
    ObjectReader inner(element, std::move(at), errors);
    ClockBand band;
    band.from = inner.required_parsed("from", parse_time_of_day).value_or(calendar::TimeOfDay{});
    band.to = inner.required_parsed("to", parse_time_of_day).value_or(calendar::TimeOfDay{});
    band.rate.points = static_cast<std::uint8_t>(inner.required_integer("points", 0, Rate::most).value_or(0));
    if (inner.required("reason") != nullptr) band.reason = inner.optional_text("reason").value_or(LocalizedText{});
    if (errors.size() == mistakes && band.from == band.to) {
      inner.report("to", {"", calendar::to_clock(band.to), {"burden.no-length", {}}, {"burden.not-from", {}}, ""});
    }
    inner.finish();
    table.bands.push_back(std::move(band));
  });
  table.friday_prayer = rate(reader, "friday_prayer");
  table.iftar = rate(reader, "iftar", [&](ObjectReader& inner) { table.iftar_margin = minutes_of(inner); });
  table.rest_day = rate(reader, "rest_day");
  table.holiday = rate(reader, "holiday");
  table.tentative = rate(reader, "tentative");
  table.near_tentative = rate(reader, "near_tentative");
  table.busy = rate(reader, "busy");
  if (const Json* weights = reader.required("weights")) {
    ObjectReader inner(*weights, child(reader.pointer(), "weights"), errors);
    for (const Role role : all_roles) {
      const std::string name{name_of(role)};
      table.weight_percent[static_cast<std::size_t>(role)] =
          static_cast<std::uint16_t>(inner.required_integer(name.c_str(), 0, most_percent).value_or(0));
    }
    inner.finish();
  }
  reader.finish();
  return table;
}

Checked<BurdenTable> read_burden_table(std::string_view json) {
  const auto document = parse_document(json);
  if (!document) return unexpected(document.error());
  Errors errors;
  BurdenTable table = burden_table_at(*document, "", errors);
  if (!errors.empty()) return unexpected(std::move(errors));
  return table;
}

}  // namespace plenary::scheduler
