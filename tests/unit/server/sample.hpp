#pragma once

#include <string>

#include "scheduler/json/programme.hpp"
#include "scheduler/programme/publish.hpp"
#include "scheduler/world/shipped.hpp"
#include "tests/source_tree.hpp"

/// The founding programme and its dialogue, read once, for the tests of what is made from them.
namespace plenary::sample {

inline std::string text() { return test::read_in_tree("data/samples/rabat.json"); }

inline const scheduler::Dialogue& dialogue() { return scheduler::shipped_dialogue("rabat"); }

inline const scheduler::Release& programme() {
  static const auto read = scheduler::release_of(*scheduler::read_programme(text(), dialogue()), dialogue()).value();
  return read;
}

/// A programme of one session: `fields` are members of the session beside those that every session needs.
inline scheduler::Release with_session(const std::string& fields) {
  const std::string document = R"({"format": "plenary-programme/1", "id": "p", "dialogue": "rabat", "title": "P",
    "release": {"number": 1, "published": "2026-01-01T00:00:00Z"}, "sources": [{"id": "s", "title": "S"}],
    "sessions": [{"id": "a", "title": "A", "source": "s",
      "revision": {"sequence": 0, "stamp": "2026-01-01T00:00:00Z"}, )" +
                               fields + "}]}";
  return scheduler::release_of(*scheduler::read_programme(document, dialogue()), dialogue()).value();
}

}  // namespace plenary::sample
