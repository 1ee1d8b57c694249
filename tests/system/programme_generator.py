"""Small programmes to be planned, made from a seed: in person, online and hybrid, in one or two cities, with relations, pins,
places that are decided, interpreters, quorums and busy times, near holidays, clock changes, Fridays and in Ramadan.

A few contradict themselves and are refused by the reader; the generator only sees to it that they are few.
"""

import datetime
import random

# Zone, first day and what is near it.
TIMES = (
    ("Europe/Paris", "2026-03-27"),  # clocks go forward on Sunday 29
    ("Europe/Brussels", "2026-10-23"),  # and back on Sunday 25
    ("Africa/Cairo", "2026-04-22"),  # Egypt's midnight of Friday 24 is skipped
    ("Africa/Cairo", "2026-10-28"),  # and the last hour of Thursday 29 comes twice
    ("Africa/Dakar", "2027-02-10"),  # Ramadan
    ("Africa/Casablanca", "2027-03-08"),  # Eid al-Fitr
    ("Europe/Lisbon", "2027-03-25"),  # Good Friday
    ("Europe/Berlin", "2026-12-22"),  # Christmas
    ("Africa/Tunis", "2026-06-11"),  # a Friday, summer hours to come
    ("Africa/Lagos", "2027-05-26"),
    ("Atlantic/Azores", "2026-09-15"),
    ("UTC", "2026-11-02"))
# With weeks before and after them that are alike for most.
CALM_TIMES = (("UTC", "2026-09-08"), ("Europe/Paris", "2026-09-15"), ("Africa/Dakar", "2026-11-10"))
COUNTRIES = ("FR", "SN", "MA", "BE", "CI", "NG", "TN", "EG", "DZ", "LY", "DE", "ES", "PT", "IT", "MR", "GM", "TD", "CD",
             "EU", "ECOWAS", "IOM")
SETS = ("north-africa", "west-africa", "central-africa")
ROLES = ("co_chair", "presenter", "host", "required", *6 * ("preferred",), "observer")
KINDS = ("plenary", "working_group", "workshop", "side_event", "meeting")
CITIES = ({"id": "paris", "name": "Paris", "zone": "Europe/Paris"},
          {"id": "dakar", "name": "Dakar", "zone": "Africa/Dakar"})
TERMS = ("required_preferred", "preferred_conflict", "breaks", "few_overlaps", "larger_rooms", "room_stability",
         "compact_days", "preferred_times")


def duration(minutes):
    hours, rest = divmod(minutes, 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{rest}M" if rest else "")


def clock(minutes):
    return f"{minutes // 60:02}:{minutes % 60:02}"


class Generator:
    def __init__(self, seed, sessions, times, short):
        self.rng = random.Random(seed)
        self.sessions, self.times, self.short = sessions, times, short

    def chance(self, probability):
        return self.rng.random() < probability

    def make(self, name):
        rng = self.rng
        zone, first = rng.choice(self.times)
        self.first = datetime.date.fromisoformat(first) + datetime.timedelta(days=rng.randint(0, 3))
        self.last = self.first + datetime.timedelta(days=rng.randint(1, 4))
        self.grid = rng.choice((15, 20, 30, 60, 60))
        self.hours = (rng.choice((8, 9)) * 60, rng.choice((14, 17, 19)) * 60) if self.chance(0.8) else None
        if self.short:
            self.last = self.first + datetime.timedelta(days=rng.randint(0, 1))
            self.grid, self.hours = 60, (9 * 60, rng.choice((12, 13, 14)) * 60)
        self.cities = CITIES[:rng.choice((1, 2) if self.short else (1, 1, 2))]
        self.codes = rng.sample(COUNTRIES, rng.randint(3, 8))
        head = {"format": "plenary-programme/1", "id": name, "dialogue": "rabat", "zone": zone,
                "grid": duration(self.grid), "window": self.window(self.first, self.last)}
        if self.hours:
            head["hours"] = self.span(*self.hours)
        if self.chance(0.5):
            head["lunch"] = self.span(12 * 60, 13 * 60)
        if self.chance(0.4):
            head["least_break"] = duration(rng.choice((10, 15, 30, 60)))
        if self.chance(0.4):
            head["online_a_day"] = duration(rng.choice((120, 180, 240)))
        if self.chance(0.4):
            head["links"] = rng.randint(1, 2)
        if self.chance(0.15):
            head["links"] = {"count": rng.randint(1, 2)} | self.presence()
        self.rooms = self.make_rooms()
        document = head | {"cities": list(self.cities), "rooms": self.rooms, "attendance": self.attendance()}
        if len(self.cities) == 2 and self.chance(0.8):
            document["journeys"] = [{"from": "dakar", "to": "paris", "time": duration(rng.choice((120, 480, 900)))}]
        document["interpreters"] = [{"languages": list(pair), "people": rng.randint(2, 5)} |
                                    (self.presence() if self.chance(0.2) else {})
                                    for pair in (("en", "fr"), ("pt", "fr"), ("en", "ar")) if self.chance(0.95)]
        ids = [f"s{number}" for number in range(rng.randint(*self.sessions))]
        document["sessions"] = [self.session(one) for one in ids]
        document["relations"] = self.relations(document["sessions"])
        document["waivers"] = self.waivers(document)
        self.people(document)
        if self.short and len(self.cities) == 2:
            self.needed_everywhere(document)
        if "lunch" in document:
            self.lunches(document)
        if self.chance(0.7):
            document["policy"] = [{"term": term, "level": rng.choice(("medium", "soft")), "weight": rng.randint(1, 20)}
                                  for term in rng.sample(TERMS, rng.randint(0, len(TERMS)))]
        return document

    @staticmethod
    def span(start, end):
        return {"from": clock(start), "to": clock(end)}

    @staticmethod
    def window(first, last):
        return {"from": first.isoformat(), "to": last.isoformat()}

    def day(self):
        return self.first + datetime.timedelta(days=self.rng.randint(0, (self.last - self.first).days))

    def make_rooms(self):
        rooms = []
        for city in self.cities:
            for number in range(self.rng.randint(1, 2 if self.short else 3)):
                rooms.append({"id": f"{city['id']}-{number}", "name": f"Room {number}", "city": city["id"],
                              "seats": self.rng.choice((20, 40, 60, 200)),
                              "features": [one for one in ("booths", "streaming") if self.chance(0.7)]})
                if self.chance(0.4):
                    rooms[-1] |= self.presence()
        return rooms

    def presence(self):
        """When a resource is there, and what lies around its use."""
        rng, times = self.rng, {}
        if self.chance(0.3):
            times["hours"] = self.span(rng.choice((8, 9, 10)) * 60, rng.choice((12, 16, 20)) * 60)
        if self.chance(0.2):
            times["window"] = self.window(*sorted((self.day(), self.day())))
        if self.chance(0.4):
            times["busy"] = [self.busy() for _ in range(rng.randint(1, 2))]
        if self.chance(0.4):
            times["around"] = self.around()
        return times

    def around(self):
        stated = {name: duration(self.rng.choice((10, 15, 30, 60))) for name in ("before", "after") if self.chance(0.6)}
        return stated or {"after": "PT15M"}

    def attendance(self):
        rng = self.rng
        entries = [self.invited(code) for code in rng.sample(self.codes, rng.randint(1, len(self.codes)))]
        if self.chance(0.3):
            entries.append({"set": rng.choice(SETS), "role": rng.choice(("preferred", "observer"))})
        return entries

    def invited(self, code):
        rng = self.rng
        entry = {"delegation": code, "role": rng.choice(ROLES)}
        if self.chance(0.1):
            entry["hours"] = self.span(rng.choice((7, 9)) * 60, rng.choice((16, 20)) * 60)
        if self.chance(0.05):
            entry["hours"] = self.span(rng.choice((14, 16)) * 60, rng.choice((0, 1)) * 60 + 30)
        if self.chance(0.2):
            entry["busy"] = [self.busy() for _ in range(rng.randint(1, 2))]
            if self.chance(0.4):
                entry["around"] = self.around()
            if self.chance(0.3):
                entry["busy"][0]["if_need_be"] = True
        if self.chance(0.15):
            entry["prefers"] = self.prefers()
        if self.chance(0.1):
            entry["delegates"] = [{"id": f"d{number}", "busy": [self.busy()]} for number in range(rng.randint(1, 3))]
        if code in ("PT", "ES") and self.chance(0.5):
            entry["seat"] = {"PT": "Atlantic/Azores", "ES": "Atlantic/Canary"}[code]
        elif self.chance(0.05):
            entry["seat"] = rng.choice(("America/New_York", "Asia/Riyadh", "Africa/Dakar"))
        elif self.chance(0.05):
            day = self.day().isoformat()
            entry["elsewhere"] = [{"zone": rng.choice(("America/New_York", "Europe/Paris")), "from": day, "to": day}]
        return entry

    def prefers(self):
        rng, stated = self.rng, {}
        if self.chance(0.7):
            stated["hours"] = self.span(rng.choice((8, 9, 14)) * 60, rng.choice((15, 16, 17)) * 60 + 30)
        if not stated or self.chance(0.3):
            stated["weekdays"] = rng.sample(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), rng.randint(1, 3))
        return stated

    def busy(self):
        start, length = self.rng.randint(6, 16) * 60 + self.rng.choice((0, 10, 45)), self.rng.choice((30, 60, 240))
        day = self.day().isoformat()
        return {"from": f"{day}T{clock(start)}", "to": f"{day}T{clock(start + length)}"}

    def session(self, name):
        rng = self.rng
        mode = rng.choice(("virtual", "in_person", "hybrid"))
        steps = rng.randint(1, max(1, 180 // self.grid))
        session = {"id": name, "kind": rng.choice(KINDS), "mode": mode}
        wish = {"duration": duration(steps * self.grid)}
        if self.chance(0.2):
            wish["window"] = self.window(*sorted((self.day(), self.day())))
        if self.chance(0.1):
            wish["hours"] = self.span(7 * 60, 21 * 60)
        if self.chance(0.1):
            wish["deadline"] = self.last.isoformat()
        if self.chance(0.1):
            wish["weekdays"] = rng.sample(["mon", "tue", "wed", "thu", "fri", "sat", "sun"], rng.randint(3, 6))
        if self.chance(0.1):
            wish["not_on"] = [self.last.isoformat()]
        if mode != "virtual":
            room = rng.choice(self.rooms)
            wish["city"] = room["city"]
            if self.chance(0.5):
                wish |= {"seats": rng.randint(1, room["seats"]), "features": room["features"]}
            if self.chance(0.3):
                wish["over_lunch"] = True
        if self.chance(0.7):
            wish["attendance"] = self.attendance()
            if self.chance(0.4):
                wish["quorum"] = {"overall": rng.randint(1, min(4, len(wish["attendance"])))}
            if self.chance(0.2) and {"set": "west-africa"}.items() <= wish["attendance"][-1].items():
                wish.setdefault("quorum", {})["regions"] = {"West Africa": rng.randint(1, 9)}
            named = [entry["delegation"] for entry in wish["attendance"] if "delegation" in entry]
            if self.chance(0.2):
                group = sorted(rng.sample(named, rng.randint(1, len(named))))
                wish.setdefault("quorum", {})["groups"] = [{"least": rng.randint(1, len(group)), "delegations": group}]
        if self.chance(0.15):
            wish["prefers"] = self.prefers()
        if self.chance(0.05):
            wish["floors"] = {"most_points": rng.choice((0, 10, 40))}
        if self.chance(0.3):
            session["languages"] = rng.choice((["en", "fr"], ["en", "fr"], ["fr", "pt", "en"], ["ar", "en"], ["fr"]))
        if self.chance(0.15) and not {"window", "hours"} & wish.keys():
            wish["pin"] = {"start": self.start()}
        if mode != "virtual" and self.chance(0.15):
            wish["pin"] = wish.get("pin", {}) | {"room": room["id"]}
        if self.chance(0.3):
            session |= {"status": "confirmed", "when": self.when(steps * self.grid)}
            if mode != "virtual" and self.chance(0.7):
                session["room"] = rng.choice([one["id"] for one in self.rooms] + ["a-room-of-old"])
        return session | {"wish": wish}

    def when(self, length):
        start = datetime.datetime.fromisoformat(self.start())
        return {"start": start.isoformat("T", "minutes"),
                "end": (start + datetime.timedelta(minutes=length)).isoformat("T", "minutes")}

    def start(self):
        return f"{self.day().isoformat()}T{clock(self.rng.choice((9, 10, 13)) * 60)}"

    def relations(self, sessions):
        """In the order of the sessions, so that none comes before itself; no two about one pair of them."""
        rng, found, told = self.rng, [], set()
        for _ in range(rng.randint(0, 2)):
            kind = rng.choice(("before", "same_day", "different_days", "consecutive_days", "parallel",
                               "never_overlapping", "same_time", "same_room", "opens", "closes", "in_margins_of"))
            among = list(sessions)
            if kind == "same_room":
                city = rng.choice(self.cities)["id"]
                among = [one for one in sessions if one["wish"].get("city") == city]
            if kind == "in_margins_of":  # beside sessions of its own city
                city = rng.choice(self.cities)["id"]
                among = [one for one in sessions if one["wish"].get("city") == city]
            if len(among) < 2:
                continue
            chosen = sorted(rng.sample([one["id"] for one in among], rng.randint(2, min(3, len(among)))))
            pairs = {(one, other) for one in chosen for other in chosen if one < other}
            if pairs & told:
                continue
            told |= pairs
            if kind == "closes":
                chosen.reverse()
            relation = {"kind": kind, "sessions": chosen}
            if kind == "before" and self.chance(0.5):
                relation["least"] = duration(rng.choice((15, 60, 720)))
                if self.chance(0.5):
                    relation["most"] = duration(rng.choice((720, 1440, 2880)))
            found.append(relation)
        return found

    def waivers(self, document):
        wishes = [session["wish"] for session in document["sessions"]]
        invited = sorted({entry["delegation"] for one in (document, *wishes)
                          for entry in one.get("attendance", ()) if "delegation" in entry and
                          (one is not document or any("attendance" not in wish for wish in wishes))})
        waivers = []
        for code in invited:
            for what in ("rest_day", "holiday"):
                if self.chance(0.3):
                    waivers.append({"delegation": code, "what": what} |
                                   ({"on": self.day().isoformat()} if self.chance(0.3) else {}))
        self.known = invited
        return waivers

    def people(self, document):
        document["delegations"] = [{"delegation": code, "people": self.rng.randint(1, 3)} for code in self.known
                                   if self.chance(0.4)]
        for code in self.known:
            if self.chance(0.1) and code not in [one["delegation"] for one in document["delegations"]]:
                document["delegations"].append({"delegation": code, "counts": self.rng.choice(["fairly", "total"])})

    def lunches(self, document):
        for session in document["sessions"]:
            if session["mode"] == "virtual" and self.chance(0.4):
                session["wish"]["keeps_lunch"] = True
        for one in document["delegations"]:
            if self.chance(0.3):
                one["waives_lunch"] = True

    def needed_everywhere(self, document):
        """One delegation must attend all sessions, and its two people split over two cities."""
        code = self.codes[0]
        for one in (document, *(session["wish"] for session in document["sessions"])):
            if "attendance" in one:
                others = [entry for entry in one["attendance"] if entry.get("delegation") != code]
                one["attendance"] = [{"delegation": code, "role": "required"}, *others]
        others = [entry for entry in document["delegations"] if entry["delegation"] != code]
        document["delegations"] = [{"delegation": code, "people": 2}, *others]


def make(seed, sessions=(1, 6), times=TIMES, short=False):
    """With so many sessions; `short`: within a few hours of one or two days, on a grid of an hour."""
    return Generator(seed, sessions, times, short).make(f"generated-{seed}")
