#include "server/release/release.hpp"

#include <catch2/catch.hpp>
#include <set>
#include <string>

#include "calendar/civil/iso.hpp"
#include "calendar/ical/event/writer.hpp"
#include "scheduler/json/programme.hpp"
#include "scheduler/programme/decide.hpp"
#include "scheduler/programme/difference.hpp"
#include "scheduler/world/shipped.hpp"
#include "server/release/difference_text.hpp"
#include "server/release/sha256.hpp"
#include "server/render/calendar/feed.hpp"
#include "tests/unit/server/sample.hpp"

namespace {

using namespace plenary;
using namespace plenary::scheduler;
using calendar::Instant;

const BurdenTable& table() { return shipped_burden_table(); }

server::KnownFacts facts() { return {sample::dialogue(), table()}; }

/// Two calls, of which the first is decided.
Programme draft() {
  return read_programme(R"({"format": "plenary-programme/1", "id": "spring", "dialogue": "rabat", "title": "Spring",
    "zone": "Europe/Brussels", "window": {"from": "2027-03-01", "to": "2027-03-12"}, "remarks": ["MARK-REMARK"],
    "attendance": [{"delegation": "FR", "role": "co_chair"},
                   {"delegation": "MA", "role": "required", "busy": [
                     {"from": "2027-03-03T08:00", "to": "2027-03-03T18:00", "reason": "MARK-BUSY"}]}],
    "sessions": [
      {"id": "call", "title": {"en": "Call", "fr": "Appel"}, "status": "confirmed",
       "when": {"start": "2027-03-04T14:00", "end": "2027-03-04T15:00"}, "wish": {"duration": "PT1H"}},
      {"id": "later", "title": "Later", "wish": {"duration": "PT1H"}}]})",
                        sample::dialogue())
      .value();
}

constexpr std::chrono::sys_days december{std::chrono::year{2026} / 12 / 1};
const Instant first_day{december};
const Instant second_day{december + std::chrono::days{1}};

Release told(const Programme& document) {
  // As whoever opens the file reads it.
  return release_of(read_programme(write_programme(document), sample::dialogue()).value(), sample::dialogue()).value();
}

Release first_release() { return told(server::release(draft(), {}, facts(), first_day).value().document); }

TEST_CASE("A release has what is decided and nothing of what was wished", "[release]") {
  const auto made = server::release(draft(), {}, facts(), first_day);
  REQUIRE(made);
  CHECK(made->is_new);
  const std::string text = write_programme(made->document);
  CHECK(text == R"({
  "format": "plenary-programme/1",
  "id": "spring",
  "dialogue": "rabat",
  "title": "Spring",
  "release": { "number": 1, "published": "2026-12-01T00:00:00Z" },
  "zone": "Europe/Brussels",
  "sessions": [
    {
      "id": "call",
      "title": { "en": "Call", "fr": "Appel" },
      "mode": "virtual",
      "status": "confirmed",
      "when": { "start": "2027-03-04T14:00", "end": "2027-03-04T15:00" },
      "co_chairs": ["FR"],
      "invited": ["FR", "MA"],
      "revision": { "sequence": 0, "stamp": "2026-12-01T00:00:00Z" }
    }
  ]
}
)");
}

TEST_CASE("Released again without a change, the last release stands, byte for byte", "[release]") {
  const Release first = first_release();
  const auto again = server::release(draft(), first, facts(), second_day);
  REQUIRE(again);
  CHECK_FALSE(again->is_new);
  CHECK(write_programme(again->document) ==
        write_programme(server::release(draft(), {}, facts(), first_day).value().document));
}

TEST_CASE("SEQUENCE grows by what people must act upon, the stamp by anything", "[release]") {
  const Release first = first_release();
  const auto revision_after = [&](auto change) {
    Programme changed = draft();
    change(changed);
    const auto made = server::release(changed, first, facts(), second_day);
    REQUIRE(made);
    REQUIRE(made->document.edition->number == 2);
    return made->document.sessions.front().told.revision;
  };
  CHECK(revision_after([](Programme& one) { one.sessions.front().told.title.fr = "Appel en ligne"; }) ==
        Revision{0, second_day, second_day});
  const LocalizedText why{"Why", "", "", ""};
  CHECK(revision_after([&](Programme& one) {
          one =
              move(one, sample::dialogue(), {{"call"}, calendar::parse_local_time("2027-03-04T15:00").value(), {}, why})
                  .value();
        }).sequence == 1);
  CHECK(revision_after([&](Programme& one) { one = cancel(one, "call", why).value(); }).sequence == 1);
  // What is added leaves what stands as it was.
  CHECK(revision_after([](Programme& one) {
          one =
              decide(one, sample::dialogue(), {{{"later"}, calendar::parse_local_time("2027-03-09T14:00").value(), {}}},
                     SessionStatus::confirmed)
                  .value();
        }) == Revision{0, first_day, first_day});
}

TEST_CASE("UIDs stay from release to release, and stamps never go back", "[release]") {
  const Release first = first_release();
  const LocalizedText why{"Why", "", "", ""};
  const auto off = cancel(draft(), "call", why).value();
  const auto second = server::release(off, first, facts(), first_day - std::chrono::hours{24}).value().document;
  CHECK(second.sessions.front().told.revision == Revision{1, first_day, first_day});
  CHECK(second.edition->published == first_day);
  const auto uids = [](const Release& release) {
    std::set<std::string> all;
    for (const auto& event : server::to_calendar(release, sample::dialogue(), {}).events) all.insert(event.uid);
    return all;
  };
  CHECK(uids(first) == uids(told(second)));
}

TEST_CASE("A session that was released cannot vanish", "[release]") {
  const Release first = first_release();
  Programme without = draft();
  without.sessions.front().told.status = SessionStatus::draft;
  without = decide(without, sample::dialogue(),
                   {{{"later"}, calendar::parse_local_time("2027-03-09T14:00").value(), {}}}, SessionStatus::confirmed)
                .value();
  const auto refused = server::release(without, first, facts(), second_day);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().front().message.code == "release.session-gone");
}

TEST_CASE("A hard rule that is broken keeps a session from being released, unless that is meant", "[release]") {
  Programme busy = draft();
  auto& call = busy.sessions.front();
  call.told.when = ClockTime{calendar::parse_local_time("2027-03-03T14:00").value(),
                             calendar::parse_local_time("2027-03-03T15:00").value(), *busy.zone};
  const auto refused = server::release(busy, {}, facts(), first_day);
  REQUIRE_FALSE(refused);
  REQUIRE(refused.error().size() == 1);
  CHECK(refused.error().front().where == "/sessions/0");
  CHECK(refused.error().front().message.code == "release.breaks-rule");
  call.although = {{"attendance:MA", "MARK-REASON"}};
  const auto meant = server::release(busy, {}, facts(), first_day);
  REQUIRE(meant);
  const std::string text = write_programme(meant->document);
  for (const char* mark : {"MARK-REASON", "MARK-BUSY", "MARK-REMARK"}) CHECK(text.find(mark) == std::string::npos);
  // What has been released and did not change is not judged again, nor what has begun.
  call.although.clear();
  const Release published = told(meant->document);
  CHECK(server::release(busy, published, facts(), second_day));
  CHECK(server::release(busy, {}, facts(), Instant{std::chrono::sys_days{std::chrono::year{2027} / 3 / 4}}));
}

TEST_CASE("Nothing to release is said", "[release]") {
  Programme nothing = draft();
  nothing.sessions.front().told.status = SessionStatus::draft;
  CHECK(server::release(nothing, {}, facts(), first_day).error().front().message.code == "release.nothing-decided");
}

TEST_CASE("A difference says what changes for whom, in each language", "[release]") {
  const Release first = first_release();
  const LocalizedText why{"Room taken", "Salle prise", "", ""};
  const auto moved =
      move(draft(), sample::dialogue(), {{"call"}, calendar::parse_local_time("2027-03-04T15:30").value(), {}, why})
          .value();
  const Release second = told(server::release(moved, first, facts(), second_day).value().document);
  const auto difference = scheduler::difference(first, second, sample::dialogue());
  CHECK(server::difference_text(difference, first, second, sample::dialogue(), Language::en) ==
        "Call\n"
        "  Moved from Thursday 4 March 2027, 14:00–15:00 (Europe/Brussels) to Thursday 4 March 2027, 15:30–16:30 "
        "(Europe/Brussels)\n"
        "  Local time 14:30 instead of 13:00: Morocco\n"
        "  Local time 15:30 instead of 14:00: France\n"
        "  Note: Room taken\n");
  CHECK(server::difference_text(difference, first, second, sample::dialogue(), Language::fr).find("Salle prise") !=
        std::string::npos);
  CHECK(scheduler::difference(first, first, sample::dialogue()).empty());
}

TEST_CASE("SHA-256 of the standard's examples", "[release]") {
  CHECK(server::sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(server::sha256("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

}  // namespace
