#include "server/mcp/asked_programme.hpp"

#include <utility>

#include "calendar/civil/tzdata.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/world/shipped.hpp"

namespace plenary::server::mcp {

namespace {

constexpr const char* the_document = "programme";

/// A text as it is; an object in the layout that its text will have for good.
std::string text_of(const Json& document, Arguments& arguments) {
  if (const auto* text = document.get_ptr<const std::string*>()) return *text;
  // Whatever is neither is told of as no object.
  const scheduler::ObjectReader reader(document, std::string{"/"} + the_document, arguments.reader().errors());
  return document.dump(2) + "\n";
}

}  // namespace

std::string document_in(Arguments& arguments) {
  const Json* document = arguments.reader().required(the_document);
  return document != nullptr ? text_of(*document, arguments) : std::string{};
}

ProgrammeSource programme_in(Arguments& arguments) {
  auto& reader = arguments.reader();
  if (const Json* document = reader.optional(the_document)) return text_of(*document, arguments);
  NewProgramme wanted;
  wanted.dialogue = reader.optional_string("dialogue").value_or(wanted.dialogue);
  wanted.title = reader.optional_string("title").value_or("Session");
  wanted.co_chairs = arguments.texts("co_chairs");
  wanted.required = arguments.texts("required");
  wanted.preferred = arguments.texts("preferred");
  if (wanted.co_chairs.empty() && wanted.required.empty() && wanted.preferred.empty())
    wanted.preferred.emplace_back(scheduler::all_partners);
  wanted.first_day = reader.required_string("from");
  wanted.last_day = reader.optional_string("to").value_or(wanted.first_day);
  wanted.duration = reader.optional_string("duration").value_or(wanted.duration);
  wanted.hours = reader.optional_string("hours").value_or(wanted.hours);
  wanted.weekdays = arguments.texts("weekdays");
  wanted.not_on = arguments.texts("not_on");
  wanted.zone = reader.optional_string("zone").value_or("");
  return wanted;
}

Parameter document_parameter() {
  return {the_document,
          {{"type", {"object", "string"}},
           {"description", "A programme document (plenary-programme/1), as a JSON object or as the text of its file."}},
          true};
}

std::vector<Parameter> programme_parameters() {
  Parameter document = document_parameter();
  document.required = false;
  document.schema["description"] =
      "A programme document (plenary-programme/1), as a JSON object or as the text of its file. Instead of it, the "
      "other arguments describe one session: `from` at least.";
  return {std::move(document),
          {"dialogue", text_schema("A dialogue or several, such as rabat, khartoum+rabat or rabat+LB (with a guest); "
                                   "rabat, the 57 partners of the Rabat Process, unless stated.")},
          {"title", text_schema("What the session is called.")},
          {"co_chairs", list_schema("Delegations that chair it: codes or names, such as FR or Senegal.")},
          {"required", list_schema("Delegations or sets that must attend, such as MA or ecowas.")},
          {"preferred", list_schema("Delegations or sets that should attend; all partners if nobody is named.")},
          {"from", text_schema("The first day on which it may be held: 2027-03-01.")},
          {"to", text_schema("The last one; the same day unless stated.")},
          {"duration", text_schema("How long it is (ISO 8601); PT1H unless stated.")},
          {"hours", text_schema("Hours of the day on the clock of the zone; 08:00-19:00 unless stated.")},
          {"weekdays", list_schema("Days of the week on which it may be held, such as tue and thu.")},
          {"not_on", list_schema("Dates that are left out.")},
          {"zone", text_schema("The clock that people agree on, such as Europe/Brussels; unless stated, that of the "
                               "first co-chair or delegation that is named.")}};
}

AskedDocument AskedProgramme::document() const {
  return {text, programme, *dialogue, scheduler::shipped_burden_table()};
}

Checked<AskedProgramme> read(ProgrammeSource source, Language language) {
  if (const auto* wanted = std::get_if<NewProgramme>(&source)) {
    auto made = new_programme(*wanted, language);
    if (!made) return unexpected(std::move(made.error()));
    source = std::move(*made);
  }
  std::string& text = std::get<std::string>(source);
  auto read = scheduler::read_programme(text, scheduler::dialogue_for(text));
  if (!read) return unexpected(std::move(read.error()));
  const auto& dialogue = scheduler::shipped_dialogue(read->dialogue);
  return AskedProgramme{std::move(text), std::move(*read), &dialogue};
}

Checked<std::string> tzdata_version() {
  const auto version = calendar::system_tzdata_version();
  if (!version) return unexpected(Errors{version.error()});
  return version->text();
}

}  // namespace plenary::server::mcp
