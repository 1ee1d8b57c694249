"""The rooms of the tree and what each may see, read from the CMake targets so that both say the same."""

import re
from dataclasses import dataclass, field

# DESIGN.md: dependencies point left to right only, whatever CMakeLists.txt may come to say.
ORDER = ["calendar", "scheduler", "verify", "server", "cli"]

ROOM = re.compile(r"^plenary_room\(\s*(?P<name>\w+)\s+(?P<rest>[^)]*)\)", re.MULTILINE)


@dataclass
class Room:
    name: str
    folders: list
    public: list = field(default_factory=list)
    private: list = field(default_factory=list)


def read_rooms(root):
    """Every `plenary_room(...)` of the root CMakeLists.txt, and `data`."""
    rooms = {"data": Room("data", ["data"])}
    text = re.sub(r"#[^\n]*", "", (root / "CMakeLists.txt").read_text(encoding="utf-8"))
    for found in ROOM.finditer(text):
        lists = {"FOLDERS": [], "PUBLIC": [], "PRIVATE": [], "EXCLUDE": []}
        current = "FOLDERS"
        for word in found.group("rest").split():
            if word in lists:
                current = word
            else:
                lists[current].append(word)
        rooms[found.group("name")] = Room(found.group("name"), lists["FOLDERS"], lists["PUBLIC"], lists["PRIVATE"])
    return rooms


def room_of(rooms, folder):
    for room in rooms.values():
        if folder in room.folders:
            return room
    return None


def visible_folders(rooms, room):
    """The folders whose headers `room` may include: its own, and those of what it links."""
    seen, todo = set(), [room.name, *room.private, *room.public]
    while todo:
        name = todo.pop()
        if name in seen or name not in rooms:
            continue
        seen.add(name)
        todo.extend(rooms[name].public)
    folders = {folder for name in seen for folder in rooms[name].folders}
    # result.hpp and text.hpp are words of everybody.
    return folders | {"calendar"}
