#include "server/render/calendar/details.hpp"

#include "server/render/words/catalogue.hpp"
#include "server/render/words/dates.hpp"
#include "server/render/words/words.hpp"

namespace plenary::server {

namespace {

using namespace scheduler;

/// Collects the lines about one session; a line without a value is left out.
class DetailList {
 public:
  DetailList(const Release& programme, const Dialogue& dialogue, Language language)
      : programme_(programme), dialogue_(dialogue), language_(language) {}

  void add(std::string_view name, std::string value, std::string url = {}) {
    if (!value.empty()) details_.push_back({std::string(name), std::move(value), std::move(url)});
  }
  /// With the label of this code.
  void say(std::string_view code, std::string value, std::string url = {}) {
    add(label(code, language_), std::move(value), std::move(url));
  }
  void say(std::string_view code, const std::optional<int>& number) {
    if (number) say(code, std::to_string(*number));
  }
  void say(std::string_view code, const std::vector<DelegationId>& parties) {
    std::string names;
    for (const DelegationId& id : parties) {
      const LocalizedText* name = party_name(programme_, dialogue_, id);
      names.append(names.empty() ? "" : list_separator(language_)).append(name ? name->in(language_) : id.value);
    }
    say(code, std::move(names));
  }

  void add_countries(const Attendance& attendance) {
    if (!attendance.countries) return;
    std::string value = std::to_string(*attendance.countries);
    std::string parts;
    for (const SetCount& part : attendance.sets) {
      const PartnerSet* set = dialogue_.find_set(part.set, std::nullopt);
      parts.append(parts.empty() ? "" : list_separator(language_));
      parts += (set != nullptr ? set->name.in(language_) : part.set) + ": " + std::to_string(part.countries);
    }
    if (!parts.empty()) value += " (" + parts + ")";
    say("label.partner-countries", std::move(value));
  }

  void add_relations(const PublicSession& session) {
    for (const RelationTo& relation : session.relations) {
      const std::string_view name = relation_name(relation.kind, language_);
      if (const auto* outside = std::get_if<OutsideTarget>(&relation.target)) {
        add(name, outside->name.in(language_), outside->url);
      } else if (const PublicSession* target = programme_.find(std::get<OwnTarget>(relation.target).id.value)) {
        add_session(name, *target);
      }
    }
    for (const PublicSession& other : programme_.sessions) {
      for (const RelationTo& relation : other.relations) {
        const auto* own = std::get_if<OwnTarget>(&relation.target);
        if (own != nullptr && own->id == session.id)
          add_session(inverse_relation_name(relation.kind, language_), other);
      }
    }
  }

  std::vector<Detail> take() { return std::move(details_); }

 private:
  void add_session(std::string_view name, const PublicSession& session) {
    add(name, session.title.in(language_), "#" + session.id.value);
  }

  const Release& programme_;
  const Dialogue& dialogue_;
  Language language_;
  std::vector<Detail> details_;
};

std::string language_names(const std::vector<Language>& languages, Language language) {
  std::string names;
  for (const Language spoken : languages) {
    names.append(names.empty() ? "" : list_separator(language))
        .append(label("language." + std::string{tag(spoken)}, language));
  }
  return names;
}

}  // namespace

std::vector<Detail> details_of(const PublicSession& session, const Release& programme, const Dialogue& dialogue,
                               Language language) {
  DetailList list(programme, dialogue, language);
  list.say("label.hosted-by", session.hosts);
  list.say("label.chaired-by", session.chairs);
  list.say("label.co-chaired-by", session.co_chairs);
  list.say("label.organised-by", session.organisers);
  list.say("label.opened-by", session.opened_by.in(language));
  list.say("label.working-groups", session.working_groups);
  list.say("label.participants", session.attendance.participants);
  list.add_countries(session.attendance);
  list.say("label.organisations", session.attendance.organisations);
  list.say("label.guests", session.attendance.guests);
  list.say("label.interpretation", language_names(session.languages, language));
  list.say("label.outcome", session.outcome.in(language));
  list.add_relations(session);
  return list.take();
}

std::string place_name(const PublicSession& session, const Release& programme, const Dialogue& dialogue,
                       Language language) {
  if (!session.place) return {};
  std::string name = session.place->venue;
  name.append(name.empty() ? "" : list_separator(language)).append(session.place->city.in(language));
  if (const LocalizedText* country = party_name(programme, dialogue, session.place->country)) {
    name.append(list_separator(language)).append(country->in(language));
  }
  return name;
}

std::vector<std::string> kind_and_mode(const PublicSession& session, Language language) {
  std::vector<std::string> texts;
  if (session.kind) texts.emplace_back(kind_name(*session.kind, language));
  const bool said = session.mode == SessionMode::virtual_only &&
                    (session.kind == SessionKind::webinar || session.kind == SessionKind::virtual_meeting);
  if (const auto mode = mode_name(session.mode, language); !mode.empty() && !said) texts.emplace_back(mode);
  return texts;
}

bool is_called_off(const PublicSession& session) noexcept {
  return session.status == SessionStatus::postponed || session.status == SessionStatus::cancelled;
}

}  // namespace plenary::server
