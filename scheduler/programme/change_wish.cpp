#include "scheduler/programme/change_wish.hpp"

#include <algorithm>

#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/invitations.hpp"

namespace plenary::scheduler {

namespace {

using What = WishChange::What;

constexpr ClockSpan whole_day{std::chrono::hours{0}, std::chrono::hours{24}};

/// The wish and, where a window of a series is meant, that window; otherwise the only one.
struct Found {
  Wish* wish = nullptr;
  DateWindow* window = nullptr;
};

Found find_wish(Programme& programme, std::string_view id) {
  for (Session& session : programme.sessions) {
    if (!session.wish) continue;
    Wish& wish = *session.wish;
    for (std::size_t k = 0; k < wish.windows.size(); ++k) {
      if (id_in_series(session.id(), k + 1).value == id) return {&wish, &wish.windows[k]};
    }
    if (session.id().value != id) continue;
    if (!wish.is_series() && !wish.window) wish.window = programme.window;
    return {&wish, wish.is_series() ? &wish.windows.back() : wish.window ? &*wish.window : nullptr};
  }
  return {};
}

Floors& own_floors(const Programme& programme, Wish& wish) {
  if (!wish.floors) wish.floors = programme.floors.value_or(Floors{});
  return *wish.floors;
}

/// A session that states no dates keeps clear of the programme's, which others may need. What says nothing is left out.
void allow_date(const Programme& programme, calendar::Date date, Wish& wish) {
  if (!wish.not_on) wish.not_on = programme.not_on;
  if (!wish.not_on) return;
  std::erase(*wish.not_on, date);
  if (wish.not_on->empty() && !programme.not_on) wish.not_on.reset();
}

/// Nothing free of cost is no floor.
void lower_free_of_cost(int least, Floors& floors) {
  if (least == 0) floors.ledger.free.reset();
  if (floors.ledger.free) floors.ledger.free->least = least;
}

}  // namespace

Programme with_change(const Programme& programme, std::string_view id, const WishChange& change) {
  Programme changed = programme;
  const auto [wish, window] = find_wish(changed, id);
  if (wish == nullptr) return changed;
  switch (change.what) {
    case What::waive:
      changed.waivers.push_back({change.delegation, change.waived, std::nullopt});
      break;
    case What::prefer:
      invite_as(Role::preferred, change.delegation, programme, *wish);
      break;
    case What::no_around:
      leave_no_time_around(change.delegation, programme, *wish);
      break;
    case What::any_hours:
      // The programme's hours would count again.
      wish->hours = programme.hours ? std::optional{whole_day} : std::nullopt;
      break;
    case What::allow_weekday:
      if (!wish->weekdays) wish->weekdays = programme.weekdays;
      if (wish->weekdays) wish->weekdays->set(change.weekday.c_encoding());
      break;
    case What::allow_date:
      allow_date(programme, change.date, *wish);
      break;
    case What::no_quorum:
      wish->quorum = without_part(wish->quorum, change.region);
      break;
    case What::no_most_points:
      own_floors(programme, *wish).most_points.reset();
      break;
    case What::no_most_twice:
      own_floors(programme, *wish).ledger.most_twice.reset();
      break;
    case What::no_free_of_cost:
      own_floors(programme, *wish).ledger.free.reset();
      break;
    case What::most_twice:
      own_floors(programme, *wish).ledger.most_twice = change.count;
      break;
    case What::free_of_cost:
      lower_free_of_cost(change.count, own_floors(programme, *wish));
      break;
    case What::same_time:
      wish->same_time = change.count;
      break;
    case What::end_later:
      if (window != nullptr) window->last = change.last;
      break;
    case What::shorten:
      wish->duration = change.length;
      break;
  }
  return changed;
}

}  // namespace plenary::scheduler
