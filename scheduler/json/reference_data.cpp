#include "scheduler/json/reference_data.hpp"

#include "scheduler/json/reference_data_parts.hpp"

namespace plenary::scheduler {

void add_named(std::string_view name, Errors errors, Errors& all) {
  for (Error& error : errors) {
    const bool is_pointer = error.where.empty() || error.where.front() == '/';
    if (!name.empty()) error.where = std::string{name} + (is_pointer ? "#" : ", ") + error.where;
    all.push_back(std::move(error));
  }
}

void pass_over(ObjectReader& reader, std::initializer_list<const char*> names) {
  for (const char* name : names) reader.optional(name);
}

std::vector<std::string> read_strings(ObjectReader& reader, const char* name) {
  std::vector<std::string> texts;
  reader.each_element(name, false, [&](const Json& value, std::string pointer) {
    auto text = reader.parsed(value, std::move(pointer),
                              [](std::string_view word) -> Result<std::string> { return std::string{word}; });
    if (text) texts.push_back(std::move(*text));
  });
  return texts;
}

LocalizedText read_name(ObjectReader& reader) {
  reader.required("name");
  return reader.optional_text("name").value_or(LocalizedText{});
}

Checked<Almanac> read_almanac(const AlmanacDocuments& documents) {
  Almanac almanac;
  Errors all;
  const auto read = [&](const NamedText& document, const auto& into) {
    Errors errors;
    if (const auto json = parse_document(document.text)) {
      into(*json, errors);
    } else {
      errors = json.error();
    }
    add_named(document.name, std::move(errors), all);
  };
  read(documents.hijri, [&](const Json& json, Errors& errors) { almanac.hijri = read_hijri(json, errors); });
  read(documents.ramadan,
       [&](const Json& json, Errors& errors) { almanac.ramadan = read_ramadan(json, almanac.hijri, errors); });
  read(documents.holidays,
       [&](const Json& json, Errors& errors) { almanac.holidays = read_holiday_names(json, errors); });
  read(documents.regions, [&](const Json& json, Errors& errors) { almanac.regions = read_region_names(json, errors); });
  if (!all.empty()) return unexpected(std::move(all));
  return almanac;
}

}  // namespace plenary::scheduler
