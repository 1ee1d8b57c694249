// Reads every calendar of a folder with ical.js and compares each event's start, as a UTC instant,
// with what the tz database says (the .tsv beside it). Usage: node ical_js.mjs FOLDER
//
// Where a local time occurs twice, RFC 5545 §3.3.5 means the first; ical.js 2.2.1 takes the second,
// whatever the form of the VTIMEZONE. Such starts are counted apart and must be one of the two.
// It also cuts the seconds off an offset (Monrovia's -004430, before 1972): there it must be right to the minute.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

/** UID → UTC start, as seconds, of every event; only the file's own VTIMEZONEs are known. */
function starts(text) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(text));
  const zones = calendar.getAllSubcomponents("vtimezone");
  zones.forEach((zone) => ICAL.TimezoneService.register(zone));
  const found = new Map();
  for (const event of calendar.getAllSubcomponents("vevent")) {
    found.set(event.getFirstPropertyValue("uid"), event.getFirstPropertyValue("dtstart").toUnixTime());
  }
  return { found, zones: zones.length };
}

function compare(folder, name) {
  const { found, zones } = starts(readFileSync(join(folder, `${name}.ics`), "utf8"));
  const rows = readFileSync(join(folder, `${name}.tsv`), "utf8").trimEnd().split("\n");
  const wrong = [];
  let second = 0;
  for (const row of rows) {
    const [uid, expected, again, offsetSeconds] = row.split("\t");
    const actual = found.get(uid);
    if (offsetSeconds !== "0" && Math.abs(actual - Date.parse(expected) / 1000) < 60) continue;
    if (again && actual === Date.parse(again) / 1000) {
      ++second;
    } else if (actual !== Date.parse(expected) / 1000) {
      wrong.push(`${uid}: ${actual === undefined ? "missing" : new Date(actual * 1000).toISOString()}`);
    }
  }
  if (found.size !== rows.length) wrong.push(`${found.size} events read, ${rows.length} written`);
  console.log(`ical.js ${name}: ${rows.length} events in ${zones} zones, ${wrong.length} wrong, ${second} at the second of two`);
  wrong.slice(0, 20).forEach((line) => console.log(`  ${line}`));
  return { events: rows.length, wrong: wrong.length };
}

const folder = process.argv[2];
const names = readdirSync(folder).filter((file) => file.endsWith(".ics")).map((file) => file.slice(0, -4));
const results = names.sort().map((name) => compare(folder, name));
const events = results.reduce((sum, result) => sum + result.events, 0);
const wrong = results.reduce((sum, result) => sum + result.wrong, 0);
console.log(`ical.js: ${events - wrong} of ${events} instants agree`);
process.exitCode = events > 0 && wrong === 0 ? 0 : 1;
