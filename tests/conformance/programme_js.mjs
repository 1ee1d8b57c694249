// Prints UID, start and end of every event of a calendar as ical.js reads it: UTC instants, or dates.
// Usage: node programme_js.mjs FILE
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));

const told = (time) =>
  time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString().replace(".000Z", "Z");

for (const event of calendar.getAllSubcomponents("vevent")) {
  const fields = ["dtstart", "dtend"].map((name) => told(event.getFirstPropertyValue(name)));
  console.log([event.getFirstPropertyValue("uid"), ...fields].join("\t"));
}
