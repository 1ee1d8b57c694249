#include "server/records/import.hpp"

#include "scheduler/json/programme.hpp"
#include "scheduler/programme/derive.hpp"
#include "scheduler/programme/publish.hpp"
#include "server/release/release.hpp"

namespace plenary::server {

Checked<AddedProgramme> import_programme(Store& store, const std::string& document, const scheduler::Dialogue& dialogue,
                                         const Act& act) {
  const auto programme = scheduler::read_programme(document, dialogue);
  if (!programme) return unexpected(programme.error());
  AddedProgramme added{programme->id, std::nullopt};
  std::string told;
  if (programme->edition) {
    // What is called a release must be one.
    const auto release = scheduler::release_of(*programme, dialogue);
    if (!release) return unexpected(release.error());
    added.release = programme->edition->number;
    // Only what is told: whatever else the document says is for those who edit it.
    told = scheduler::write_programme(document_of(*release, scheduler::zone_of(*programme, dialogue)));
  }
  bool is_new = false;
  store.write([&](Writing& writing) {
    is_new = writing.add_programme(act, added.id, document);
    if (is_new && added.release)
      writing.add_release({added.id, *added.release, Revision{1}, told, act.who, act.at}, "");
  });
  if (is_new) return added;
  return unexpected(Errors{{"/id", printable(added.id), {"store.programme-there", {}}, "", {"store.other-id", {}}}});
}

}  // namespace plenary::server
