// Prints "SUMMARY START" of every event of the files, the start in UTC as ical.js derives it from the file's own
// VTIMEZONEs. Usage: node event_starts.mjs FILE…
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

for (const file of process.argv.slice(2)) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  ICAL.TimezoneService.reset();
  calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
  for (const event of calendar.getAllSubcomponents("vevent")) {
    const start = new Date(event.getFirstPropertyValue("dtstart").toUnixTime() * 1000);
    console.log(`${event.getFirstPropertyValue("summary")} ${start.toISOString().replace(".000Z", "Z")}`);
  }
}
