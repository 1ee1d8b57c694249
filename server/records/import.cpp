#include "server/records/import.hpp"

#include "scheduler/json/programme.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/publish.hpp"
#include "server/release/release.hpp"

namespace plenary::server {

Checked<ProgrammeToAdd> check_programme_to_add(const std::string& document, const scheduler::Dialogue& dialogue) {
  const auto programme = scheduler::read_programme(document, dialogue);
  if (!programme) return unexpected(programme.error());
  ProgrammeToAdd made{{programme->id, std::nullopt}, document, {}};
  if (programme->edition) {
    // What is called a release must be one.
    const auto release = scheduler::release_of(*programme, dialogue);
    if (!release) return unexpected(release.error());
    made.added.release = programme->edition->number;
    // Only what is told: whatever else the document says is for those who edit it.
    made.told = scheduler::write_programme(document_of(*release, scheduler::zone_of(*programme, dialogue)));
  }
  return made;
}

Checked<void> add_checked_programme(Writing& writing, const ProgrammeToAdd& programme, const Act& act) {
  const std::string& id = programme.added.id;
  if (!writing.add_programme(act, id, programme.text))
    return unexpected(Errors{{"/id", printable(id), {"store.programme-there", {}}, "", {"store.other-id", {}}}});
  if (programme.added.release)
    writing.add_release({id, *programme.added.release, Revision{1}, programme.told, act.who, act.at}, "");
  return {};
}

Checked<AddedProgramme> import_programme(Store& store, const std::string& document, const scheduler::Dialogue& dialogue,
                                         const Act& act) {
  const auto checked = check_programme_to_add(document, dialogue);
  if (!checked) return unexpected(checked.error());
  Checked<void> done;
  store.write([&](Writing& writing) { done = add_checked_programme(writing, *checked, act); });
  if (!done) return unexpected(done.error());
  return checked->added;
}

}  // namespace plenary::server
