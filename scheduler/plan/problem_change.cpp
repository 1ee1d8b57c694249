#include "scheduler/plan/problem_change.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

#include "scheduler/plan/interpreters.hpp"
#include "scheduler/plan/words.hpp"

namespace plenary::scheduler {

using std::chrono::hours;
using std::chrono::minutes;

namespace {

/// What is asked of whom: organisers' own arrangements first, then delegations', then what was agreed.
enum Price { arrange = 1, reschedule = 2, provide = 3, delegate = 4, waive = 5, give_up = 6, hold_twice = 7 };

class Changes {
 public:
  Changes(const ProgrammeProblem& programme, const FoundConflict& conflict)
      : programme_(programme), conflict_(conflict) {}

  std::vector<ProblemChange> all() {
    for (const ProgrammeRule& rule : conflict_.rules) loosen(rule);
    // Whatever else is at odds in a window, another day may have room for it.
    for (const std::size_t session : conflict_.sessions) widen_window(session);
    std::ranges::stable_sort(found_, {}, &ProblemChange::price);
    return std::move(found_);
  }

 private:
  void add(std::string words, int price, std::function<void(ProgrammeProblem&)> apply) {
    if (!known_.insert(words).second) return;
    found_.push_back({std::move(words), price, std::move(apply)});
  }

  const PlannedSession& session(std::size_t number) const { return programme_.sessions[number]; }
  std::string title(std::size_t number) const { return title_of(session(number)); }

  void loosen(const ProgrammeRule& rule) {
    const std::size_t first = rule.sessions.front();
    switch (rule.kind) {
      case RuleKind::window:
        break;  // of every session anyway
      case RuleKind::deadline:
        add(fmt::format("let {} end a day later", title(first)), reschedule,
            [first](ProgrammeProblem& changed) { move(*changed.sessions[first].deadline, 1); });
        break;
      case RuleKind::hours:
        widen_hours(first);
        break;
      case RuleKind::lunch:
        ease_lunch(first, rule.delegation);
        break;
      case RuleKind::pin:
        add(fmt::format("do not pin {}", title(first)), reschedule,
            [first](ProgrammeProblem& changed) { changed.sessions[first].pin = {}; });
        break;
      case RuleKind::attendance:
        ease_attendance(first, rule.delegation);
        break;
      case RuleKind::quorum:
        drop_quorum(rule);
        break;
      case RuleKind::most_points:
        add(fmt::format("allow any burden in {}", title(first)), waive,
            [first](ProgrammeProblem& changed) { changed.sessions[first].most_points = std::nullopt; });
        break;
      case RuleKind::interpreters:
        find_interpreters(rule);
        break;
      case RuleKind::room_need:
      case RuleKind::room_conflict:
        for (const std::size_t one : conflict_.sessions) find_room(one);
        break;
      case RuleKind::one_at_a_time:
      case RuleKind::travel:
        send_more(rule);
        break;
      case RuleKind::co_chair:
        for (const std::size_t one : rule.sessions) replace_co_chair(one, rule.delegation);
        break;
      case RuleKind::online_a_day:
        add(fmt::format("ask for {} online a day", in_words(*programme_.online_a_day + hours{1})), reschedule,
            [](ProgrammeProblem& changed) { *changed.online_a_day += hours{1}; });
        break;
      case RuleKind::links:
        add("get one more link", arrange, [](ProgrammeProblem& changed) { ++*changed.links; });
        break;
      case RuleKind::relation:
        give_up_relation(rule);
        break;
    }
  }

  static void move(calendar::Date& date, int by) {
    date = calendar::Date{calendar::sys_days{date} + calendar::days{by}};
  }

  void widen_window(std::size_t number) {
    const DateWindow& window = session(number).window;
    const auto day = [](calendar::Date date, int by) {
      move(date, by);
      return in_words(date);
    };
    add(fmt::format("let {} be held a day later too, on {}", title(number), day(window.last, 1)), reschedule,
        [number](ProgrammeProblem& changed) {
          calendar::Date& last = changed.sessions[number].window.last;
          move(last, 1);
          changed.window.last = std::max(changed.window.last, last);
        });
    add(fmt::format("let {} be held a day earlier too, on {}", title(number), day(window.first, -1)), reschedule,
        [number](ProgrammeProblem& changed) {
          calendar::Date& first = changed.sessions[number].window.first;
          move(first, -1);
          changed.window.first = std::min(changed.window.first, first);
        });
  }

  void ease_lunch(std::size_t number, const std::string& delegation) {
    if (delegation.empty()) {
      add(fmt::format("hold {} over lunch", title(number)), arrange,
          [number](ProgrammeProblem& changed) { changed.sessions[number].over_lunch = true; });
    } else {
      add(fmt::format("let {} waive its lunch", participant(number, delegation)->delegation->name.en), delegate,
          [id = DelegationId{delegation}](ProgrammeProblem& changed) { changed.waive_lunch.insert(id); });
    }
  }

  void widen_hours(std::size_t number) {
    const ClockSpan present = session(number).hours ? *session(number).hours : *programme_.hours;
    const ClockSpan wider{std::max(calendar::TimeOfDay{0}, calendar::TimeOfDay{present.start - hours{1}}),
                          std::min(calendar::TimeOfDay{hours{24}}, calendar::TimeOfDay{present.end + hours{1}})};
    add(fmt::format("let {} be held between {}", title(number), in_words(wider)), reschedule,
        [number, wider](ProgrammeProblem& changed) { changed.sessions[number].hours = wider; });
  }

  const Participant* participant(std::size_t number, const std::string& delegation) const {
    const auto& all = session(number).participants;
    const auto found =
        std::ranges::find_if(all, [&](const Participant& one) { return one.delegation->id.value == delegation; });
    return found == all.end() ? nullptr : &*found;
  }

  static Participant& participant(ProgrammeProblem& changed, std::size_t number, const std::string& delegation) {
    return *std::ranges::find_if(changed.sessions[number].participants,
                                 [&](const Participant& one) { return one.delegation->id.value == delegation; });
  }

  void ease_attendance(std::size_t number, const std::string& delegation) {
    const Participant* who = participant(number, delegation);
    const std::string name = who->delegation->name.en;
    const auto waiver = [&](Waiver::What what, const char* words) {
      add(fmt::format("waive {} of {}", words, name), waive,
          [what, id = who->delegation->id](ProgrammeProblem& changed) {
            changed.waivers.push_back({id, what, {}});
          });
    };
    waiver(Waiver::What::holiday, "the public holidays");
    waiver(Waiver::What::rest_day, "the rest days");
    if (who->delegation->friday_prayer.level == calendar::PrayerLevel::hard) {
      waiver(Waiver::What::friday_prayer, "the Friday prayer");
    }
    prefer(number, delegation);
    if (who->role == Role::required) second_sitting(number, delegation);
  }

  void prefer(std::size_t number, const std::string& delegation) {
    const Participant* who = participant(number, delegation);
    if (who == nullptr || who->role != Role::required) return;
    add(fmt::format("hold {} without {} if need be", title(number), who->delegation->name.en), give_up,
        [number, delegation](ProgrammeProblem& changed) {
          participant(changed, number, delegation).role = Role::preferred;
        });
  }

  /// Twin sessions: the delegation attends the other one.
  void second_sitting(std::size_t number, const std::string& delegation) {
    const Participant* who = participant(number, delegation);
    add(fmt::format("hold {} twice, and invite {} to the second sitting", title(number), who->delegation->name.en),
        hold_twice, [number, delegation](ProgrammeProblem& changed) {
          PlannedSession twin = changed.sessions[number];
          twin.id.value += "-second-sitting";
          twin.title.en += " (second sitting)";
          twin.quorum = {};
          twin.pin = {};
          twin.published.reset();
          std::erase_if(twin.participants, [&](const Participant& one) {
            return one.role >= Role::required && one.delegation->id.value != delegation;
          });
          std::erase_if(changed.sessions[number].participants,
                        [&](const Participant& one) { return one.delegation->id.value == delegation; });
          changed.sessions.push_back(std::move(twin));
        });
  }

  void drop_quorum(const ProgrammeRule& rule) {
    const std::size_t number = rule.subject.value_or(rule.sessions.front());
    add(fmt::format("hold {} without its quorum", title(number)), give_up,
        [number](ProgrammeProblem& changed) { changed.sessions[number].quorum = {}; });
  }

  void find_interpreters(const ProgrammeRule& rule) {
    for (const std::size_t number : rule.sessions) {
      if (!std::ranges::binary_search(conflict_.sessions, number)) continue;
      const PlannedSession& one = session(number);
      if (one.duration > longest_interpreted_block) {
        add(fmt::format("shorten {} to {}", title(number), in_words(longest_interpreted_block)), reschedule,
            [number](ProgrammeProblem& changed) { changed.sessions[number].duration = longest_interpreted_block; });
      }
      add(fmt::format("hire a team of interpreters for {}", title(number)), provide,
          [number](ProgrammeProblem& changed) {
            const PlannedSession& interpreted = changed.sessions[number];
            const int team = team_size(interpreted.duration).value_or(0);
            for (const auto& booth : booths_of(interpreted)) {
              const InterpreterPool* pool = pool_for(changed, booth);
              if (pool == nullptr) {
                changed.interpreters.push_back({booth.first, booth.second, team});
              } else {
                changed.interpreters[static_cast<std::size_t>(pool - changed.interpreters.data())].people += team;
              }
            }
          });
      add(fmt::format("hold {} in {} alone", title(number), in_words(one.languages.front())), give_up,
          [number](ProgrammeProblem& changed) { changed.sessions[number].languages.resize(1); });
    }
  }

  void find_room(std::size_t number) {
    const PlannedSession& one = session(number);
    if (!one.in_person()) return;
    add(fmt::format("find one more room in {} for {}", programme_.find_city(*one.city)->name.en, title(number)),
        provide, [number](ProgrammeProblem& changed) {
          const PlannedSession& homeless = changed.sessions[number];
          LocalizedText name;
          name.en = "one more room";
          changed.rooms.push_back({{fmt::format("one-more-room-{}", changed.rooms.size())},
                                   std::move(name),
                                   *homeless.city,
                                   homeless.seats,
                                   homeless.features});
        });
  }

  void send_more(const ProgrammeRule& rule) {
    if (rule.delegation.empty()) return;
    const DelegationId id{rule.delegation};
    const Participant* who = nullptr;
    for (const std::size_t number : rule.sessions) who = who != nullptr ? who : participant(number, rule.delegation);
    if (who == nullptr) return;
    // Who has nobody to spare may at least give up a chair.
    for (const std::size_t number : rule.sessions) {
      if (!std::ranges::binary_search(conflict_.sessions, number)) continue;
      replace_co_chair(number, rule.delegation);
      prefer(number, rule.delegation);
    }
    add(fmt::format("ask {} to send {} people", who->delegation->name.en, programme_.people_of(id) + 1), delegate,
        [id](ProgrammeProblem& changed) { changed.people[id] = changed.people_of(id) + 1; });
  }

  void replace_co_chair(std::size_t number, const std::string& delegation) {
    const Participant* who = participant(number, delegation);
    if (who == nullptr || who->role != Role::co_chair) return;
    add(fmt::format("ask another country than {} to co-chair {}", who->delegation->name.en, title(number)), waive,
        [number, delegation](ProgrammeProblem& changed) {
          participant(changed, number, delegation).role = Role::preferred;
        });
  }

  void give_up_relation(const ProgrammeRule& rule) {
    add(fmt::format("give up that {}", rule.words), give_up, [r = *rule.relation](ProgrammeProblem& changed) {
      changed.relations.erase(changed.relations.begin() + static_cast<std::ptrdiff_t>(r));
    });
  }

  const ProgrammeProblem& programme_;
  const FoundConflict& conflict_;
  std::vector<ProblemChange> found_;
  std::set<std::string> known_;
};

}  // namespace

std::vector<ProblemChange> changes_for(const ProgrammeProblem& programme, const FoundConflict& conflict) {
  return Changes{programme, conflict}.all();
}

}  // namespace plenary::scheduler
