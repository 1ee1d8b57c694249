// Reads FOLDER/import.ics with ical.js and compares every occurrence between 2025 and 2027 with what we
// read of it (FOLDER/import.tsv, of import_probe). Usage: node import_js.mjs FOLDER
//
// ical.js 2.2.1 is known to read four things otherwise; each is recognised by what the file says, counted, and
// checked against python-dateutil with zoneinfo, which agrees with us (import_python.py):
//   a clock's time that comes twice: RFC 5545 §3.3.5 means the first, ical.js takes the second;
//   a clock's time that is skipped: §3.3.5 reads it with the offset before, ical.js with the one after;
//   an end after a change of clocks: §3.8.5.3 keeps the exact duration of DTEND, ical.js that on the wall;
// these differ by one hour and only around a change in the event's zone;
//   a day that RRULE and RDATE both name and EXDATE takes away (§3.8.5.1): ical.js takes away one of the two.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const folder = process.argv[2];
const first = "2025-01-01";
const end = "2027-01-01";
const beyond = ICAL.Time.fromDateString("2027-03-01"); // overrides move by days, occurrences last for days

const text = (time) => (time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString().replace(".000", ""));

/** "start end status" of all that overlaps the window; ISO texts compare as times do. */
function occurrences(master, overrides) {
  const event = new ICAL.Event(master, { strictExceptions: true, exceptions: overrides });
  const found = new Set();
  const iterator = event.iterator();
  for (let next = iterator.next(); next && next.compare(beyond) < 0; next = iterator.next()) {
    const details = event.getOccurrenceDetails(next);
    const status = details.item.component.getFirstPropertyValue("status") === "CANCELLED" ? "cancelled" : "confirmed";
    const [from, to] = [text(details.startDate), text(details.endDate)];
    if (to > (details.endDate.isDate ? first : `${first}T00:00:00Z`) && from < end) found.add(`${from}\t${to}\t${status}`);
  }
  return found;
}

/** Days, in UTC, on which clocks change by the file's VTIMEZONE, and their neighbours. */
function changes(zone) {
  const found = new Set();
  const offset = (day) => zone.utcOffset(ICAL.Time.fromJSDate(new Date(day), true));
  for (let day = Date.UTC(2024, 4, 1); day < Date.UTC(2027, 1, 1); day += 86400000) {
    if (offset(day) === offset(day + 86400000)) continue;
    [-1, 0, 1, 2].forEach((shift) => found.add(new Date(day + shift * 86400000).toISOString().slice(0, 10)));
  }
  return found;
}

/**
 * The same occurrence with the start or the end, or both, off by an hour around a change of clocks, or anywhere
 * where the event that says how long all others last is itself at one.
 */
function offByAnHour(mine, theirs, days, anywhere) {
  const [a, b] = [mine.split("\t"), theirs.split("\t")];
  return a[2] === b[2] && [0, 1].every((i) => {
    const difference = Math.abs(Date.parse(a[i]) - Date.parse(b[i]));
    return difference === 0 || (difference === 3600000 && (anywhere || days.has(a[0].slice(0, 10)) || days.has(a[1].slice(0, 10))));
  });
}

const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, "import.ics"), "utf8")));
calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
const groups = new Map();
for (const event of calendar.getAllSubcomponents("vevent")) {
  const group = groups.get(event.getFirstPropertyValue("uid")) ?? { overrides: [] };
  if (event.hasProperty("recurrence-id")) group.overrides.push(event);
  else group.master = event;
  groups.set(event.getFirstPropertyValue("uid"), group);
}
const ours = new Map([...groups.keys()].map((uid) => [uid, new Set()]));
const rows = readFileSync(join(folder, "import.tsv"), "utf8").trimEnd().split("\n");
for (const row of rows) {
  const [uid, ...occurrence] = row.split("\t");
  ours.get(uid).add(occurrence.join("\t"));
}

/** Whether a date that RDATE adds is one that EXDATE takes away. */
function takesAwayAddedDate(master) {
  const values = (name) => master.getAllProperties(name).flatMap((property) => property.getValues().map(text));
  const gone = new Set(values("exdate"));
  return values("rdate").some((date) => gone.has(date));
}

const wrong = [];
let agreed = 0;
let clocks = 0;
let twice = 0;
for (const [uid, { master, overrides }] of groups) {
  const theirs = occurrences(master, overrides);
  const missing = [...ours.get(uid)].filter((occurrence) => !theirs.delete(occurrence));
  agreed += ours.get(uid).size - missing.length;
  const days = missing.length ? changes(master.getFirstPropertyValue("dtstart").zone) : new Set();
  const anywhere = [master, ...overrides].some((event) =>
    days.has(text(event.getFirstPropertyValue("dtstart")).slice(0, 10)));
  for (const occurrence of missing) {
    const near = [...theirs].find((other) => offByAnHour(occurrence, other, days, anywhere));
    if (near) {
      theirs.delete(near);
      ++clocks;
    } else {
      wrong.push(`${uid}: only ours: ${occurrence}`);
    }
  }
  if (takesAwayAddedDate(master)) twice += theirs.size;
  else theirs.forEach((occurrence) => wrong.push(`${uid}: only ical.js: ${occurrence}`));
}
console.log(`ical.js: ${agreed} of ${rows.length} occurrences of ${groups.size} events agree; ${clocks} at a change of clocks; ${twice} taken away once of two; ${wrong.length} wrong`);
wrong.slice(0, 20).forEach((line) => console.log(`  ${line}`));
process.exitCode = agreed > 0 && wrong.length === 0 && clocks < rows.length / 100 ? 0 : 1;
