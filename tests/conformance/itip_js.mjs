// Prints what ical.js reads of messages, as the rows of itip_probe.cpp. Usage: node itip_js.mjs FILE.ics…
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import ICAL from "ical.js";

const digits = (text) => text.replace(/[-:]|\.000/g, "");

for (const file of process.argv.slice(2)) {
  ICAL.TimezoneService.reset();
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(file, "utf8")));
  calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
  for (const event of calendar.getAllSubcomponents("vevent")) {
    const moment = (name) => {
      const time = event.getFirstPropertyValue(name);
      if (time === null) return "-";
      return digits(time.isDate ? time.toString() : new Date(time.toUnixTime() * 1000).toISOString());
    };
    const people = event.getAllProperties("attendee").map((a) => `${a.getFirstValue()}=${a.getParameter("partstat")}`);
    const text = (name) => String(event.getFirstPropertyValue(name) ?? "-");
    console.log([basename(file, ".ics"), calendar.getFirstPropertyValue("method"), text("uid"), text("organizer"),
                 people.sort().join(" ") || "-", moment("dtstart"), moment("dtend"), moment("recurrence-id"),
                 text("sequence"), text("status")].join("\t"));
  }
}
