#include "server/store/sql/migration.hpp"

#include "server/store/store.hpp"

namespace plenary::server::sql {

void refuse_later_form(int form, int latest) {
  if (form <= latest) return;
  throw StoreError("the store has form " + std::to_string(form) + ", this program knows forms up to " +
                   std::to_string(latest) + "; use a program that is at least as new as the store");
}

int Forms::form() {
  const int form = noted();
  refuse_later_form(form, latest());
  return form;
}

int Forms::migrate(int up_to) {
  int done = 0;
  while (form() < up_to) {
    const auto transaction = alone();
    const int before = form();  // another process may have been here meanwhile
    if (before >= up_to) break;
    run(std::string(steps_[static_cast<std::size_t>(before)]()));
    note(before + 1);
    transaction->commit();
    ++done;
  }
  return done;
}

void Forms::bring_to_latest(OpenStore how, const std::string& place) {
  const int before = form();
  if (before == latest()) return;
  if (how == OpenStore::create) {
    migrate(latest());
  } else if (before == 0) {
    throw StoreError(place + ": holds no store; `plenary store migrate` makes a new one");
  } else {
    throw StoreError(place + ": has form " + std::to_string(before) + ", this program needs " +
                     std::to_string(latest()) + "; run `plenary store migrate`");
  }
}

}  // namespace plenary::server::sql
