#include "server/render/words/words.hpp"

#include "server/render/words/catalogue.hpp"

namespace plenary::server {

namespace {

std::string_view code_of(scheduler::SessionKind kind) {
  using enum scheduler::SessionKind;
  switch (kind) {
    case plenary:
      return "kind.plenary";
    case working_group:
      return "kind.working-group";
    case webinar:
      return "kind.webinar";
    case virtual_meeting:
      return "kind.virtual-meeting";
    case workshop:
      return "kind.workshop";
    case technical_workshop:
      return "kind.technical-workshop";
    case regional_workshop:
      return "kind.regional-workshop";
    case technical_meeting:
      return "kind.technical-meeting";
    case thematic_meeting:
      return "kind.thematic-meeting";
    case trilateral_thematic_meeting:
      return "kind.trilateral-thematic-meeting";
    case side_event:
      return "kind.side-event";
    case senior_officials_meeting:
      return "kind.senior-officials-meeting";
    case ministerial_conference:
      return "kind.ministerial-conference";
    case sequence:
      return "kind.sequence";
    case meeting:
      return "kind.meeting";
  }
  return "";
}

std::string_view code_of(scheduler::SessionStatus status) {
  using enum scheduler::SessionStatus;
  switch (status) {
    case draft:
      return "status.draft";
    case tentative:
      return "status.tentative";
    case confirmed:
      return "status.confirmed";
    case held:
      return "status.held";
    case postponed:
      return "status.postponed";
    case cancelled:
      return "status.cancelled";
  }
  return "";
}

}  // namespace

std::string_view kind_name(scheduler::SessionKind kind, Language language) { return label(code_of(kind), language); }

std::string_view mode_name(scheduler::SessionMode mode, Language language) {
  using enum scheduler::SessionMode;
  switch (mode) {
    case unknown:
      return {};
    case virtual_only:
      return label("mode.virtual-only", language);
    case in_person:
      return label("mode.in-person", language);
    case hybrid:
      return label("mode.hybrid", language);
  }
  return {};
}

std::string_view status_name(scheduler::SessionStatus status, Language language) {
  return label(code_of(status), language);
}

std::string_view role_name(scheduler::Role role, Language language) {
  return label("role." + std::string{name_of(role)}, language);
}

std::string_view relation_name(scheduler::RelationKind relation, Language language) {
  return label(traits_of(relation).words, language);
}

std::string_view inverse_relation_name(scheduler::RelationKind relation, Language language) {
  return label(traits_of(relation).inverse, language);
}

std::string labelled(std::string_view label, std::string_view value, Language language) {
  // A no-break space, so that the colon never begins a line.
  return std::string(label).append(language == Language::fr ? "\u00A0: " : ": ").append(value);
}

std::string_view list_separator(Language language) { return language == Language::ar ? "، " : ", "; }

std::string_view own_name(Language language) { return label("language.own-name", language); }

}  // namespace plenary::server
