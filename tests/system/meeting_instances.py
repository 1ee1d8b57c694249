"""Meeting-scheduling instances of the public kind ("meeting-scheduling-instance/1"), made from a seed, and what a
solution of one costs: by the rules of the instances, from the documents alone. Shares nothing with the product.

The proportions are those of the public instances: quarter hours from 8 to 18 without an hour of lunch, five rooms,
meetings of a quarter of an hour to four hours, half as much room time as there is.
"""

import itertools
import random

WEIGHTS = {
    "room_conflict": ("hard", 1), "overtime": ("hard", 1), "required_conflict": ("hard", 1),
    "room_capacity": ("hard", 1), "same_day": ("hard", 1), "required_preferred_conflict": ("medium", 1),
    "preferred_conflict": ("medium", 1), "asap": ("soft", 1), "one_grain_break": ("soft", 100), "overlap": ("soft", 10),
    "larger_rooms": ("soft", 1), "room_stability": ("soft", 1)}

GRAINS_A_DAY = 36
GRAINS_A_MEETING = 3.2
DURATIONS = (1, 2, 3, 4, 6, 8, 16)
CAPACITIES = (30, 20, 16, 14, 12)


def make(meetings, seed):
    rng = random.Random(seed)
    persons = rng.randint(35, 40)
    grains = max(GRAINS_A_DAY, int(meetings * GRAINS_A_MEETING))
    document = {
        "format": "meeting-scheduling-instance/1", "name": f"generated-{meetings}-meetings-seed-{seed}",
        "grain_minutes": 15,
        "weights": {name: {"label": name.replace("_", " "), "level": level, "weight": weight}
                    for name, (level, weight) in WEIGHTS.items()},
        "grains": [{"index": index, "day": index // GRAINS_A_DAY,
                    "minute_of_day": 480 + 15 * (index % GRAINS_A_DAY) + (60 if index % GRAINS_A_DAY >= 16 else 0)}
                   for index in range(grains)],
        "rooms": [{"id": room, "name": f"R {room + 1}", "capacity": seats} for room, seats in enumerate(CAPACITIES)],
        "persons": [{"id": person, "name": f"P {person + 1}"} for person in range(persons)],
        "meetings": []}
    for meeting in range(meetings):
        size = min(max(2, int(rng.lognormvariate(2.0, 0.55))), max(CAPACITIES))
        people = rng.sample(range(persons), size)
        required = people[:rng.randint(1, size)]
        document["meetings"].append({
            "id": meeting, "topic": f"Topic {meeting + 1}", "duration_grains": rng.choice(DURATIONS),
            "speakers": [], "required": sorted(required), "preferred": sorted(people[len(required):])})
    return document


def score(instance, solution):
    """(hard, medium, soft), each the weighted sum of what is violated."""
    meetings, rooms = instance["meetings"], instance["rooms"]
    day_of = [grain["day"] for grain in instance["grains"]]
    placed = {entry["meeting"]: entry for entry in solution["assignments"]}
    if sorted(placed) != list(range(len(meetings))) or len(solution["assignments"]) != len(meetings):
        raise ValueError("not every meeting is planned once")
    amounts = dict.fromkeys(WEIGHTS, 0)
    plan = []
    for number, meeting in enumerate(meetings):
        start, room = placed[number]["start"], placed[number]["room"]
        end = start + meeting["duration_grains"]
        if not 0 <= start < len(day_of) or not 0 <= room < len(rooms):
            raise ValueError(f"meeting {number} is nowhere")
        required = set(meeting["required"]) | set(meeting.get("speakers", []))
        plan.append((start, end, room, required, set(meeting["preferred"]) - required))
        if end > len(day_of):
            amounts["overtime"] += end - 1
        elif day_of[start] != day_of[end - 1]:
            amounts["same_day"] += 1
        seats = len(meeting["required"]) + len(meeting["preferred"])
        amounts["room_capacity"] += max(0, seats - rooms[room]["capacity"])
        amounts["asap"] += end - 1
        amounts["larger_rooms"] += sum(max(0, other["capacity"] - rooms[room]["capacity"]) for other in rooms)
    for one, other in itertools.combinations(plan, 2):
        if other[0] < one[0]:
            one, other = other, one
        start_1, end_1, room_1, required_1, preferred_1 = one
        start_2, end_2, room_2, required_2, preferred_2 = other
        shared = max(0, min(end_1, end_2) - start_2)
        if shared:
            amounts["room_conflict"] += shared * (room_1 == room_2)
            amounts["required_conflict"] += shared * len(required_1 & required_2)
            amounts["required_preferred_conflict"] += shared * (len(required_1 & preferred_2)
                                                                + len(preferred_1 & required_2))
            amounts["preferred_conflict"] += shared * len(preferred_1 & preferred_2)
            amounts["overlap"] += shared
        amounts["one_grain_break"] += end_1 == start_2 or end_2 == start_1
        if room_1 != room_2 and start_1 < start_2 <= end_1 + 2:
            amounts["room_stability"] += len((required_1 | preferred_1) & (required_2 | preferred_2))
    levels = {"hard": 0, "medium": 0, "soft": 0}
    for name, weight in instance["weights"].items():
        levels[weight["level"]] += weight["weight"] * amounts[name]
    return levels["hard"], levels["medium"], levels["soft"]


def text_of(levels):
    return "{}hard/{}medium/{}soft".format(*(-level for level in levels))
