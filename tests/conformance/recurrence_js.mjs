// Expands the rules of recurrence_probe with ical.js and compares. Usage: node recurrence_js.mjs FOLDER
//
// ical.js 2.2.1 implements a part of RFC 5545 §3.3.10. Each row of `unread` is a kind of rule that it is known to
// read otherwise, told by what the rule says; such rules are counted and not asked, since several
// never come to an end. Who is right about them is decided beside this: python-dateutil must agree with
// us on every rule of the table (recurrence_python.py). All other rules must agree here too.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const folder = process.argv[2];

const negative = (list) => /-/.test(list ?? "");
const days = (list) => (list ? list.split(",").map(Number) : []);
const clock = (parts) => parts.BYHOUR ?? parts.BYMINUTE ?? parts.BYSECOND;

const unread = [
  ["start that the rule may not name", "§3.8.5.3: undefined", "leaves the start out",
    (parts, row) => row.on === "free"],
  ["local time that clocks skip or repeat", "§3.3.10, §3.3.5", "keeps what does not exist, takes the offset after the change",
    (parts, row) => row.on === "odd"],
  ["BYWEEKNO", "§3.3.10 BYWEEKNO", "does not implement it", (parts) => parts.BYWEEKNO],
  ["BYYEARDAY with BYMONTH or BYMONTHDAY, or finer than DAILY", "§3.3.10 table", "refuses it",
    (parts) => parts.BYYEARDAY && (parts.BYMONTH || parts.BYMONTHDAY || parts.FREQ !== "YEARLY")],
  ["BYYEARDAY from both ends", "§3.3.10 BYYEARDAY", "repeats a day that is named twice",
    (parts) => days(parts.BYYEARDAY).some((at) => at < 0) && days(parts.BYYEARDAY).some((at) => at > 0)],
  ["BYSETPOS other than MONTHLY with BYDAY alone, without numbers", "§3.3.10 BYSETPOS",
    "ignores it, or counts in each month of a year",
    (parts) => parts.BYSETPOS && !(parts.FREQ === "MONTHLY" && /^[A-Z,]+$/.test(parts.BYDAY ?? "") &&
      !parts.BYMONTH && !parts.BYMONTHDAY && !clock(parts))],
  ["negative BYMONTHDAY, not MONTHLY", "§3.3.10 BYMONTHDAY", "compares it as it stands, or repeats days",
    (parts) => negative(parts.BYMONTHDAY) && parts.FREQ !== "MONTHLY"],
  ["negative BYSETPOS that may name the first of a month", "§3.3.10 BYSETPOS", "knows that day as the first only",
    (parts) => days(parts.BYSETPOS).some((at) => at < -3)],
  ["BYDAY with a number of two digits", "§3.3.10 BYDAY", "reads it without the number",
    (parts) => /\d\d[A-Z]/.test(parts.BYDAY ?? "")],
  ["YEARLY with BYDAY that names a day twice, or by number with BYMONTHDAY", "§3.3.10 BYDAY",
    "ends there, or counts in the year",
    (parts) => parts.FREQ === "YEARLY" && /\d/.test(parts.BYDAY ?? "") &&
      (parts.BYMONTHDAY || parts.BYDAY.includes(","))],
  ["YEARLY with BYHOUR, BYMINUTE or BYSECOND", "§3.3.10 table: expand", "keeps the last time of a day",
    (parts) => parts.FREQ === "YEARLY" && clock(parts)],
  ["YEARLY, or MONTHLY by the clock, on a day that some months or years lack", "§3.3.10: invalid dates are ignored",
    "takes the day after, such as 1 March",
    (parts, row) => (parts.FREQ === "YEARLY" || (parts.FREQ === "MONTHLY" && clock(parts))) && !parts.BYDAY &&
      !parts.BYYEARDAY && days(parts.BYMONTHDAY ?? row.start.slice(6, 8)).some((day) => Math.abs(day) > 28)],
  ["MONTHLY with BYDAY and another part", "§3.3.10 table: limit, expand", "loses days, or adds the first of months",
    (parts) => parts.FREQ === "MONTHLY" && parts.BYDAY && (parts.BYMONTHDAY || parts.BYMONTH || clock(parts))],
  ["MONTHLY with BYMONTH and INTERVAL or several months", "§3.3.10 table: limit",
    "ignores the interval, or repeats a month",
    (parts) => parts.FREQ === "MONTHLY" && parts.BYMONTH && (parts.INTERVAL || /,/.test(parts.BYMONTH))],
  ["HOURLY or MINUTELY with other parts", "§3.3.10 table: limit", "ignores the interval, or never ends",
    (parts) => ["HOURLY", "MINUTELY"].includes(parts.FREQ) && Object.keys(parts).some((name) => name.startsWith("BY"))],
];

/** The rule with its numbers in order and once each: ical.js goes through lists as they are written. */
function inOrder(parts) {
  const ordered = Object.entries(parts).map(([name, value]) => {
    if (!name.startsWith("BY") || name === "BYDAY") return `${name}=${value}`;
    return `${name}=${[...new Set(value.split(",").map(Number))].sort((a, b) => a - b).join(",")}`;
  });
  // Every month of a year, where ical.js takes the start's alone (§3.3.10: BYMONTHDAY expands a year).
  if (parts.FREQ === "YEARLY" && parts.BYMONTHDAY && !parts.BYMONTH) ordered.push("BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12");
  return ordered.join(";");
}

function readRow(line) {
  const [start, on, zone, rule, occurrences] = line.split("\t");
  const expected = occurrences.split(" ");
  const ends = expected.at(-1) === ".";
  if (ends) expected.pop();
  return { start, on, zone, rule, expected, ends };
}

function zoneOf(name) {
  if (name === "date" || name === "floating") return ICAL.Timezone.localTimezone;
  return name === "Etc/UTC" ? ICAL.Timezone.utcTimezone : ICAL.TimezoneService.get(name);
}

function timeOf(text, zone) {
  const number = (from, to) => Number(text.slice(from, to));
  const day = { year: number(0, 4), month: number(4, 6), day: number(6, 8), isDate: text.length === 8 };
  return ICAL.Time.fromData({ ...day, hour: number(9, 11), minute: number(11, 13), second: number(13, 15) }, zone);
}

/** The first occurrences, and one more where there must be none. */
function expand(row, rule) {
  const iterator = ICAL.Recur.fromString(rule).iterator(timeOf(row.start, zoneOf(row.zone)));
  const found = [];
  for (let time; found.length < row.expected.length + (row.ends ? 1 : 0) && (time = iterator.next());) {
    found.push(time.toICALString().replace("Z", ""));
  }
  return found;
}

const zones = new ICAL.Component(ICAL.parse(readFileSync(join(folder, "zones.ics"), "utf8")));
zones.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));

const rows = readFileSync(join(folder, "rules.tsv"), "utf8").trimEnd().split("\n").map(readRow);
const counts = new Map(unread.map(([kind]) => [kind, 0]));
const wrong = [];
let asked = 0;
let restated = 0;
for (const row of rows) {
  const parts = Object.fromEntries(row.rule.split(";").map((part) => part.split("=")));
  const kind = unread.find(([, , , applies]) => applies(parts, row));
  if (kind) {
    counts.set(kind[0], counts.get(kind[0]) + 1);
    continue;
  }
  ++asked;
  const rule = inOrder(parts);
  if (rule !== row.rule) ++restated;
  const found = expand(row, rule);
  if (found.join(" ") !== row.expected.join(" ")) wrong.push(`${row.start} ${row.zone} ${row.rule}: ${found}`);
}

for (const [kind, section, what] of unread) {
  console.log(`  ${kind} (${section}): ical.js ${what}; ${counts.get(kind)} not asked`);
}
wrong.slice(0, 20).forEach((line) => console.log(`  ${line}`));
const agreed = asked - wrong.length;
console.log(`ical.js: ${agreed} of ${asked} rules agree, ${restated} of them put in order; ${rows.length} in all`);
process.exitCode = asked > 2000 && wrong.length === 0 ? 0 : 1;
