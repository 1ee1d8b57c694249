#include "scheduler/json/burden_table.hpp"

#include <map>
#include <utility>

#include "calendar/civil/iso.hpp"
#include "scheduler/json/reference_data.hpp"
#include "scheduler/json/text.hpp"

namespace plenary::scheduler {

using calendar::parse_time_of_day;

namespace {

constexpr std::int64_t most_percent = 1000;

using Remarks = std::map<std::string, std::string>;

void keep_remark(ObjectReader& reader, const char* member, const char* name, Remarks& remarks) {
  if (auto text = reader.optional_string(member)) remarks[name] = std::move(*text);
}

/// The members of one rate; the reason is for whoever reads the document.
Rate rate_of(ObjectReader& reader, const char* name, Remarks& remarks) {
  keep_remark(reader, "reason", name, remarks);
  // Being busy takes the place of day and hour, and may cost as much as both.
  const int most = std::string_view{name} == "busy" ? Rate::most : Rate::most_of_one;
  return {static_cast<std::uint8_t>(reader.required_integer("points", 0, most).value_or(0))};
}

template <class Read>
Rate rate(ObjectReader& table, const char* name, Remarks& remarks, Read read) {
  const Json* value = table.required(name);
  if (!value) return {};
  ObjectReader reader(*value, child(table.pointer(), name), table.errors());
  const Rate result = rate_of(reader, name, remarks);
  read(reader);
  reader.finish();
  return result;
}

Rate rate(ObjectReader& table, const char* name, Remarks& remarks) {
  return rate(table, name, remarks, [](ObjectReader&) {});
}

std::chrono::minutes minutes_of(ObjectReader& reader) {
  return std::chrono::minutes{reader.required_integer("minutes", 0, 240).value_or(0)};
}

void read_format(ObjectReader& reader) {
  const Json* format = reader.optional("format");
  if (format != nullptr && *format == old_burden_table_format) {
    reader.report("format", {"",
                             std::string{old_burden_table_format},
                             {"burden.older-table", {}},
                             std::string{burden_table_format},
                             {"programme.upgrade", {}}});
    return;
  }
  reader.required_choice<bool>("format", {{std::string{burden_table_format}, true}});
}

}  // namespace

OwnBurdenTable own_burden_table_at(const Json& value, std::string pointer, Errors& errors) {
  OwnBurdenTable own;
  BurdenTable& table = own.table;
  Remarks& remarks = own.remarks;
  ObjectReader reader(value, std::move(pointer), errors);
  reader.optional_string("$schema");
  read_format(reader);
  table.version = static_cast<int>(reader.required_integer("version", 1, 1'000'000).value_or(0));
  keep_remark(reader, "unit", "unit", remarks);
  keep_remark(reader, "note", "note", remarks);
  table.core = rate(reader, "core", remarks);
  table.shoulder =
      rate(reader, "shoulder", remarks, [&](ObjectReader& inner) { table.shoulder_length = minutes_of(inner); });
  table.lunch = rate(reader, "lunch", remarks, [&](ObjectReader& inner) {
    const auto from = inner.required_parsed("from", parse_time_of_day);
    const auto to = inner.required_parsed("to", parse_time_of_day);
    if (!from || !to) return;
    if (*to <= *from)
      inner.report("to", {"", calendar::to_clock(*to), {"burden.lunch-ends-first", {}}, {"burden.after-from", {}}, ""});
    table.default_lunch = {*from, *to};
  });
  table.off_hours = rate(reader, "off_hours", remarks);
  reader.each_element("bands", true, [&](const Json& element, std::string at) {
    const auto mistakes = errors.size();
    ObjectReader inner(element, std::move(at), errors);
    ClockBand band;
    band.from = inner.required_parsed("from", parse_time_of_day).value_or(calendar::TimeOfDay{});
    band.to = inner.required_parsed("to", parse_time_of_day).value_or(calendar::TimeOfDay{});
    band.rate.points = static_cast<std::uint8_t>(inner.required_integer("points", 0, Rate::most_of_one).value_or(0));
    if (inner.required("reason") != nullptr) band.reason = inner.optional_text("reason").value_or(LocalizedText{});
    if (errors.size() == mistakes && band.from == band.to) {
      inner.report("to", {"", calendar::to_clock(band.to), {"burden.no-length", {}}, {"burden.not-from", {}}, ""});
    }
    inner.finish();
    table.bands.push_back(std::move(band));
  });
  table.friday_prayer = rate(reader, "friday_prayer", remarks);
  table.iftar = rate(reader, "iftar", remarks, [&](ObjectReader& inner) { table.iftar_margin = minutes_of(inner); });
  table.rest_day = rate(reader, "rest_day", remarks);
  table.holiday = rate(reader, "holiday", remarks);
  table.tentative = rate(reader, "tentative", remarks);
  table.near_tentative = rate(reader, "near_tentative", remarks);
  table.busy = rate(reader, "busy", remarks);
  if (reader.optional("if_need_be") != nullptr) table.if_need_be = rate(reader, "if_need_be", remarks);
  if (reader.optional("not_preferred") != nullptr) table.not_preferred = rate(reader, "not_preferred", remarks);
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
  return own;
}

namespace {

/// The members of a burden table in the order of its schema.
class TableWriter {
 public:
  explicit TableWriter(const OwnBurdenTable& own) : own_(own), table_(own.table) {}

  Json write() {
    json_["format"] = burden_table_format;
    json_["version"] = table_.version;
    for (const char* name : {"unit", "note"}) {
      if (own_.remarks.contains(name)) json_[name] = own_.remarks.at(name);
    }
    rate("core", table_.core);
    rate("shoulder", table_.shoulder, {{"minutes", table_.shoulder_length.count()}});
    rate("lunch", table_.lunch,
         {{"from", calendar::to_clock(table_.default_lunch.start)},
          {"to", calendar::to_clock(table_.default_lunch.end)}});
    rate("off_hours", table_.off_hours);
    json_["bands"] = Json::array();
    for (const ClockBand& band : table_.bands) {
      json_["bands"].push_back({{"from", calendar::to_clock(band.from)},
                                {"to", calendar::to_clock(band.to)},
                                {"points", band.rate.points},
                                {"reason", text_to_json(band.reason)}});
    }
    rate("friday_prayer", table_.friday_prayer);
    rate("iftar", table_.iftar, {{"minutes", table_.iftar_margin.count()}});
    rate("rest_day", table_.rest_day);
    rate("holiday", table_.holiday);
    rate("tentative", table_.tentative);
    rate("near_tentative", table_.near_tentative);
    rate("busy", table_.busy);
    wish("if_need_be", table_.if_need_be, BurdenTable{}.if_need_be);
    wish("not_preferred", table_.not_preferred, BurdenTable{}.not_preferred);
    for (const Role role : all_roles) json_["weights"][std::string{name_of(role)}] = table_.weight_of(role);
    return std::move(json_);
  }

 private:
  void rate(const char* name, Rate rate, Json more = Json::object()) {
    Json& member = json_[name] = std::move(more);
    member["points"] = rate.points;
    if (own_.remarks.contains(name)) member["reason"] = own_.remarks.at(name);
  }

  /// Left out where it says what holds without it.
  void wish(const char* name, Rate own, Rate usual) {
    if (own != usual || own_.remarks.contains(name)) rate(name, own);
  }

  const OwnBurdenTable& own_;
  const BurdenTable& table_;
  Json json_ = Json::object();
};

}  // namespace

Json to_json(const OwnBurdenTable& table) { return TableWriter(table).write(); }

Checked<BurdenTable> read_burden_table(std::string_view json) {
  const auto document = parse_document(json);
  if (!document) return unexpected(document.error());
  Errors errors;
  BurdenTable table = own_burden_table_at(*document, "", errors).table;
  if (!errors.empty()) return unexpected(std::move(errors));
  return table;
}

}  // namespace plenary::scheduler
