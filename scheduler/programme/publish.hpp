#pragma once

#include "calendar/result.hpp"
#include "scheduler/model/programme.hpp"

namespace plenary::scheduler {

/// What a programme says to the public: its sessions that are no drafts, each as it stands, and nothing of what is
/// asked of them. Where a session does not say whom it invites and who chairs it, its attendance does; its room is part
/// of its place.
Release told_of(const Programme& programme, const Dialogue& dialogue);

/// The same of a programme that has been released: with its number and date, and for each session a title and the
/// stamp of its last change.
Checked<Release> release_of(const Programme& programme, const Dialogue& dialogue);

}  // namespace plenary::scheduler
