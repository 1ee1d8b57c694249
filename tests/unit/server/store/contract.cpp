#include "tests/unit/server/store/contract.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace plenary::server::test {

namespace {

calendar::Instant at(int second) { return calendar::Instant{std::chrono::seconds{1'800'000'000 + second}}; }

Act act(int second, std::string who = "secretariat") { return {std::move(who), at(second)}; }

template <class T>
T read(const Store& store, const std::function<T(Reading&)>& look) {
  std::optional<T> seen;
  store.read([&](Reading& reading) { seen = look(reading); });
  return std::move(*seen);
}

std::optional<Draft> draft(const Store& store, std::string_view programme, std::optional<Revision> revision = {}) {
  return read<std::optional<Draft>>(store, [&](Reading& reading) { return reading.draft(programme, revision); });
}

template <class T>
T written(Store& store, const std::function<T(Writing&)>& change) {
  std::optional<T> done;
  store.write([&](Writing& writing) { done = change(writing); });
  return std::move(*done);
}

bool added(Store& store, std::string_view id, std::string_view text = "{}") {
  return written<bool>(store, [&](Writing& writing) { return writing.add_programme(act(0), id, text); });
}

std::optional<Revision> changed(Store& store, const Draft& seen, std::string_view text, int second = 1) {
  return written<std::optional<Revision>>(
      store, [&](Writing& writing) { return writing.change_draft(act(second), seen, text, "[]"); });
}

bool released(Store& store, std::string_view programme, int number, std::string text = "{}") {
  return written<bool>(store, [&](Writing& writing) {
    return writing.add_release(
        {std::string{programme}, number, Revision{1}, std::move(text), "secretariat", at(number)}, "what changed");
  });
}

std::vector<std::string> ids(const Store& store, std::string_view after, std::size_t most) {
  return read<std::vector<std::string>>(store, [&](Reading& reading) {
    std::vector<std::string> found;
    for (const ProgrammeEntry& entry : reading.programmes(after, most)) found.push_back(entry.id);
    return found;
  });
}

std::vector<Change> changes(const Store& store, std::string_view programme = {}, std::int64_t after = 0) {
  return read<std::vector<Change>>(store, [&](Reading& reading) { return reading.changes(programme, after, 100); });
}

TokenEntry token(const std::string& id) {
  return {id, "Secretariat", Role::secretariat, "rabat", std::string(31, '\0') + id, at(0), at(1000), {}, {}};
}

}  // namespace

void add(Store& store, const std::string& id) {
  store.write([&](Writing& writing) { writing.add_programme({"test", {}}, id, "{}"); });
}

std::vector<std::string> ids(const Store& store) { return ids(store, "", 1000); }

void keeps_drafts(const MakeStore& make) {
  const auto store = make();
  REQUIRE(added(*store, "rabat", "one"));
  const Draft first{"rabat", {1}, "one", "secretariat", at(0)};
  CHECK(draft(*store, "rabat") == first);
  CHECK_FALSE(draft(*store, "khartoum"));
  CHECK_FALSE(added(*store, "rabat", "another"));

  SECTION("a change makes the next state, and the one before stays") {
    CHECK(changed(*store, first, "two\n// as agreed", 5) == Revision{2});
    CHECK(draft(*store, "rabat") == Draft{"rabat", {2}, "two\n// as agreed", "secretariat", at(5)});
    CHECK(draft(*store, "rabat", Revision{1}) == first);
    CHECK_FALSE(draft(*store, "rabat", Revision{3}));
    const auto entry =
        read<std::optional<ProgrammeEntry>>(*store, [](Reading& reading) { return reading.programme("rabat"); });
    CHECK(entry == ProgrammeEntry{"rabat", at(0), at(5), {2}, std::nullopt});
  }
  SECTION("who saw an earlier state changes nothing") {
    REQUIRE(changed(*store, first, "two"));
    CHECK_FALSE(changed(*store, first, "three"));
    CHECK(draft(*store, "rabat")->text == "two");
    CHECK_FALSE(changed(*store, {"khartoum", {1}, "", "", at(0)}, "three"));
  }
  SECTION("states are listed from the newest, in pages") {
    REQUIRE(changed(*store, first, "two"));
    REQUIRE(changed(*store, *draft(*store, "rabat"), "three"));
    const auto revisions = [&](std::optional<Revision> before, std::size_t most) {
      return read<std::vector<std::int64_t>>(*store, [&](Reading& reading) {
        std::vector<std::int64_t> numbers;
        for (const Draft& each : reading.drafts("rabat", before, most)) numbers.push_back(each.revision.number);
        return numbers;
      });
    };
    CHECK(revisions({}, 2) == std::vector<std::int64_t>{3, 2});
    CHECK(revisions(Revision{2}, 2) == std::vector<std::int64_t>{1});
  }
  SECTION("programmes are listed by id, in pages") {
    REQUIRE(added(*store, "khartoum"));
    REQUIRE(added(*store, "budapest"));
    CHECK(ids(*store, "", 2) == std::vector<std::string>{"budapest", "khartoum"});
    CHECK(ids(*store, "khartoum", 2) == std::vector<std::string>{"rabat"});
  }
  SECTION("a programme that was never released can be removed, and its id is not given again") {
    const auto removed = [&] {
      return written<bool>(*store, [](Writing& writing) { return writing.remove_programme(act(9), "rabat"); });
    };
    CHECK(removed());
    CHECK_FALSE(draft(*store, "rabat"));
    CHECK(ids(*store, "", 9).empty());
    CHECK_FALSE(added(*store, "rabat"));
    CHECK_FALSE(removed());
  }
}

void keeps_releases(const MakeStore& make) {
  const auto store = make();
  REQUIRE(added(*store, "rabat"));
  const auto release = [&](std::optional<int> number) {
    return read<std::optional<StoredRelease>>(*store,
                                              [&](Reading& reading) { return reading.release("rabat", number); });
  };
  CHECK_FALSE(release({}));
  REQUIRE(released(*store, "rabat", 4, "four"));
  REQUIRE(released(*store, "rabat", 5, "five"));
  CHECK(release({}) == StoredRelease{"rabat", 5, Revision{1}, "five", "secretariat", at(5)});
  CHECK(release(4)->text == "four");
  CHECK_FALSE(release(3));

  SECTION("numbers follow one another: of two that make the next, one is told so") {
    CHECK_FALSE(released(*store, "rabat", 5, "another"));
    CHECK_FALSE(released(*store, "rabat", 7, "another"));
    CHECK_FALSE(released(*store, "khartoum", 1));
    CHECK(release({})->text == "five");
  }
  SECTION("they are listed from the newest, in pages") {
    const auto numbers = [&](std::optional<int> before) {
      return read<std::vector<int>>(*store, [&](Reading& reading) {
        std::vector<int> found;
        for (const StoredRelease& each : reading.releases("rabat", before, 1)) found.push_back(each.number);
        return found;
      });
    };
    CHECK(numbers({}) == std::vector<int>{5});
    CHECK(numbers(5) == std::vector<int>{4});
    CHECK(numbers(4).empty());
  }
  SECTION("a programme that was released stays") {
    CHECK_FALSE(written<bool>(*store, [](Writing& writing) { return writing.remove_programme(act(9), "rabat"); }));
    CHECK(draft(*store, "rabat"));
  }
}

void keeps_the_log(const MakeStore& make) {
  const auto store = make();
  REQUIRE(added(*store, "rabat"));
  REQUIRE(added(*store, "khartoum"));
  REQUIRE(changed(*store, *draft(*store, "rabat"), "two"));
  REQUIRE(released(*store, "rabat", 1));
  store->write([](Writing& writing) {
    writing.add_token(act(3, "administrator"), token("t"));
    writing.revoke_token(act(4, "administrator"), "t");
    writing.remove_programme(act(5), "khartoum");
  });
  const auto log = changes(*store);
  REQUIRE(log.size() == 7);
  const auto line = [&](std::size_t i) { return std::pair{log[i].deed, log[i].subject}; };
  CHECK(line(0) == std::pair{Deed::programme_added, std::string{"revision 1"}});
  CHECK(line(2) == std::pair{Deed::draft_changed, std::string{"revision 2"}});
  CHECK(line(3) == std::pair{Deed::released, std::string{"release 1"}});
  CHECK(line(4) == std::pair{Deed::token_created, std::string{"t"}});
  CHECK(line(5) == std::pair{Deed::token_revoked, std::string{"t"}});
  CHECK(line(6) == std::pair{Deed::programme_removed, std::string{}});
  CHECK(log[4].who == "administrator");
  CHECK(log[3].difference == "what changed");
  CHECK(log[3].at == at(1));
  for (std::size_t i = 1; i < log.size(); ++i) CHECK(log[i - 1].number < log[i].number);

  const auto of_rabat = changes(*store, "rabat", log[0].number);
  REQUIRE(of_rabat.size() == 3);
  CHECK(of_rabat[0] == log[2]);
}

void keeps_tokens(const MakeStore& make) {
  const auto store = make();
  store->write([](Writing& writing) { writing.add_token(act(0), token("a")); });
  const auto tokens = [&] {
    return read<std::vector<TokenEntry>>(*store, [](Reading& reading) { return reading.tokens(); });
  };
  REQUIRE(tokens() == std::vector<TokenEntry>{token("a")});
  store->write([](Writing& writing) {
    writing.note_use("a", at(60));
    writing.note_use("a", at(30));
  });
  CHECK(tokens()[0].used == at(60));
  const auto revoked = [&] {
    return written<bool>(*store, [](Writing& writing) { return writing.revoke_token(act(70), "a"); });
  };
  CHECK(revoked());
  CHECK_FALSE(revoked());
  CHECK(tokens()[0].revoked == at(70));
  // Two with one secret cannot be.
  TokenEntry twin = token("b");
  twin.digest = token("a").digest;
  CHECK_THROWS_AS(store->write([&](Writing& writing) { writing.add_token(act(1), twin); }), StoreError);
}

void remembers_answers(const MakeStore& make) {
  const auto store = make();
  const RememberedAnswer answer{"t", "key", "digest", 201, "Location: /x\n", "{\"é\": 1}", at(0)};
  const auto remember = [&](const RememberedAnswer& one) {
    return written<bool>(*store, [&](Writing& writing) { return writing.remember(one); });
  };
  const auto remembered = [&](std::string_view caller) {
    return read<std::optional<RememberedAnswer>>(*store,
                                                 [&](Reading& reading) { return reading.remembered(caller, "key"); });
  };
  CHECK(remember(answer));
  CHECK_FALSE(remember(answer));
  CHECK(remembered("t") == answer);
  CHECK_FALSE(remembered("another"));
  store->write([](Writing& writing) { writing.forget_answers(at(1)); });
  CHECK_FALSE(remembered("t"));
}

void changes_all_or_nothing(const MakeStore& make) {
  const auto store = make();
  const auto fails_half_way = [](Writing& writing) {
    writing.add_programme(act(0), "rabat", "{}");
    throw std::runtime_error("half way");
  };
  CHECK_THROWS_WITH(store->write(fails_half_way), "half way");
  CHECK(ids(*store, "", 9).empty());
  CHECK(changes(*store).empty());
  CHECK(added(*store, "rabat"));
}

void reads_beside_a_writer(const MakeStore& make) {
  const auto store = make();
  REQUIRE(added(*store, "rabat"));
  const auto before = store->state();
  CHECK(store->state() == before);
  store->read([&](Reading& reading) {
    CHECK(reading.programmes("", 9).size() == 1);
    REQUIRE(added(*store, "khartoum"));
    CHECK(reading.programmes("", 9).size() == 1);  // as it was when this reader began
  });
  CHECK(ids(*store, "", 9).size() == 2);
  CHECK(store->state() != before);
}

void takes_many_writers(const MakeStore& make) {
  const auto store = make();
  REQUIRE(added(*store, "rabat", "0"));
  constexpr int writers = 8;
  constexpr int rounds = 25;
  std::atomic<int> won{0};
  std::atomic<int> lost{0};
  std::vector<std::thread> threads;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&] {
      for (int round = 0; round < rounds; ++round) {
        // Read, then write: what another wrote in between is seen by nobody as saved twice.
        const auto seen = draft(*store, "rabat");
        ++(changed(*store, *seen, std::to_string(std::stoi(seen->text) + 1)) ? won : lost);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(won + lost == writers * rounds);
  CHECK(draft(*store, "rabat")->text == std::to_string(won));
  CHECK(draft(*store, "rabat")->revision.number == won + 1);
}

}  // namespace plenary::server::test
