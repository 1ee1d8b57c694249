#include "scheduler/json/reference_data.hpp"

#include "scheduler/json/reference_data_parts.hpp"

namespace plenary::scheduler {

namespace {

/// Parses `text`, hands it to `read` and adds what is wrong to `all`, with the document's name.
template <class Read>
void read_document(std::string_view name, std::string_view text, Errors& all, Read read) {
  Errors errors;
  if (const auto document = parse_document(text)) {
    read(*document, errors);
  } else {
    errors = document.error();
  }
  for (Error& error : errors) {
    const bool is_pointer = error.where.empty() || error.where.front() == '/';
    error.where = std::string{name} + (is_pointer ? "#" : ", ") + error.where;
    all.push_back(std::move(error));
  }
}

}  // namespace

void pass_over(ObjectReader& reader, std::initializer_list<const char*> names) {
  for (const char* name : names) reader.optional(name);
}

Checked<Dialogue> read_dialogue(const ReferenceDocuments& documents) {
  Dialogue dialogue;
  HolidayNames names;
  Errors errors;
  read_document("holidays/concepts.json", documents.holiday_concepts, errors,
                [&](const Json& document, Errors& wrong) { names = read_holiday_names(document, wrong); });
  read_document("holidays/rules.json", documents.holiday_rules, errors, [&](const Json& document, Errors& wrong) {
    dialogue.holidays = read_holidays(document, names, wrong);
  });
  read_document("ramadan.json", documents.ramadan, errors,
                [&](const Json& document, Errors& wrong) { dialogue.ramadan = read_ramadan(document, wrong); });
  read_document("partners.json", documents.partners, errors,
                [&](const Json& document, Errors& wrong) { read_partners(document, dialogue, wrong); });
  if (!errors.empty()) return unexpected(std::move(errors));
  return dialogue;
}

}  // namespace plenary::scheduler
