#include "server/records/release.hpp"

#include "scheduler/json/programme.hpp"
#include "scheduler/programme/difference.hpp"
#include "scheduler/programme/publish.hpp"
#include "server/release/difference_text.hpp"
#include "server/store/document_difference.hpp"

namespace plenary::server {

namespace {

unexpected<Errors> refuse(Error error) { return unexpected(Errors{std::move(error)}); }

/// What `earlier` said, and what is in service beside it, cancelled.
scheduler::Programme said_again(scheduler::Programme earlier, const std::optional<scheduler::Release>& published) {
  if (!published) return earlier;
  for (const scheduler::PublicSession& session : published->sessions) {
    if (earlier.find(session.id.value) != nullptr) continue;
    scheduler::Session gone;
    gone.told = session;
    gone.told.status = scheduler::SessionStatus::cancelled;
    gone.is_stamped = true;
    earlier.sessions.push_back(std::move(gone));
  }
  // It held once: what is said again is not judged again.
  for (scheduler::Session& session : earlier.sessions) session.wish.reset();
  return earlier;
}

}  // namespace

Checked<PreparedRelease> prepare_release(Reading& reading, const ReleaseOrder& order, const KnownFacts& facts,
                                         const Act& act) {
  const auto draft = reading.draft(order.programme);
  if (!draft) return refuse({"/programme", printable(order.programme), {"store.no-programme", {}}, "", ""});
  const auto read = [&](const std::string& text) { return scheduler::read_programme(text, facts.dialogue); };
  const auto document = read(draft->text);
  if (!document) return unexpected(document.error());

  std::optional<scheduler::Release> published;
  const auto current = reading.release(order.programme);
  if (current) {
    const auto programme = read(current->text);
    if (!programme) return unexpected(programme.error());
    auto release = scheduler::release_of(*programme, facts.dialogue);
    if (!release) return unexpected(release.error());
    published = std::move(*release);
  }

  scheduler::Programme stated = *document;
  if (order.again) {
    const auto earlier = reading.release(order.programme, *order.again);
    if (!earlier) return refuse({"/again", std::to_string(*order.again), {"store.no-release", {}}, "", ""});
    auto programme = read(earlier->text);
    if (!programme) return unexpected(programme.error());
    stated = said_again(std::move(*programme), published);
  }
  Errors errors;
  for (const StatedException& exception : order.although) {
    if (auto added = add_exception(stated, exception, "/although"); !added) errors.push_back(std::move(added.error()));
  }
  if (!errors.empty()) return unexpected(std::move(errors));
  auto made = release(stated, published, facts, act.at);
  if (!made) return unexpected(made.error());

  PreparedRelease prepared;
  prepared.draft = *draft;
  prepared.is_new = made->is_new;
  if (!made->is_new) {
    prepared.release = *current;
    return prepared;
  }
  prepared.release = {order.programme, made->document.edition->number,
                      draft->revision, scheduler::write_programme(made->document),
                      act.who,         act.at};
  if (order.again) prepared.release.of = std::nullopt;
  if (!order.again && !order.although.empty()) {
    prepared.text = scheduler::rewrite_programme(draft->text, *document, stated);
    if (*prepared.text == draft->text) prepared.text = std::nullopt;
  }
  if (published) {
    const auto told = scheduler::told_of(made->document, facts.dialogue);
    prepared.difference = write_difference(scheduler::difference(*published, told, facts.dialogue), *published, told,
                                           facts.dialogue, Language::en);
  }
  return prepared;
}

bool write_release(Writing& writing, const PreparedRelease& prepared, const Act& act) {
  const auto entry = writing.programme(prepared.draft.programme);
  if (!entry || entry->revision != prepared.draft.revision) return false;
  if (!prepared.is_new) return entry->release == prepared.release.number;
  StoredRelease release = prepared.release;
  if (entry->release && *entry->release + 1 != release.number) return false;
  if (prepared.text) {
    const auto revision = writing.change_draft(act, prepared.draft, *prepared.text,
                                               document_difference(prepared.draft.text, *prepared.text));
    if (!revision) return false;
    release.of = revision;
  }
  return writing.add_release(release, prepared.difference);
}

}  // namespace plenary::server
