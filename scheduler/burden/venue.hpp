#pragma once

#include <memory>

#include "scheduler/model/problem.hpp"
#include "scheduler/model/resource.hpp"
#include "scheduler/model/session.hpp"

/// Where people meet in person, as those who travel there live.
namespace plenary::scheduler {

/// The country of `city`: as it is stated, or else the one whose seats alone keep the city's clock. Null where several
/// do, none does, or it is none of the dialogue's.
const Delegation* country_of(const City& city, const Dialogue& dialogue);

/// The city as a place to live in. The sun is that of the country's seat in the city's zone, or else of its capital.
std::shared_ptr<const Venue> venue_of(const City& city, const Dialogue& dialogue);

/// The largest place of a zone, as its name says it, in the country that alone keeps that clock.
std::shared_ptr<const Venue> venue_of(const calendar::Zone& zone, const Dialogue& dialogue);

/// Where a session in person or hybrid has its people; null for one online, or without a clock time.
std::shared_ptr<const Venue> venue_of(const PublicSession& session, const Dialogue& dialogue);

}  // namespace plenary::scheduler
