#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "server/store/store.hpp"

namespace plenary::server::test {

/// An empty store of the kind to be tested.
using MakeStore = std::function<std::unique_ptr<Store>()>;

/// A programme more, with an empty draft.
void add(Store& store, const std::string& id);
/// The programmes that there are.
std::vector<std::string> ids(const Store& store);

/// What every kind of store keeps to. Each is the body of a test case.
void keeps_drafts(const MakeStore& make);
void keeps_releases(const MakeStore& make);
void keeps_the_log(const MakeStore& make);
void keeps_tokens(const MakeStore& make);
void remembers_answers(const MakeStore& make);
void changes_all_or_nothing(const MakeStore& make);
void reads_beside_a_writer(const MakeStore& make);
void takes_many_writers(const MakeStore& make);

}  // namespace plenary::server::test
