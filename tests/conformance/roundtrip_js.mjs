// Prints what every .ics of a folder says as ical.js reads it, in the form of roundtrip_probe.cpp, each line after
// the file's name. Usage: node roundtrip_js.mjs FOLDER
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ICAL from "ical.js";

const field = (text) => (text ?? "").replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n");
const basic = (time) => time.toICALString();
const told = (time) => (time.isDate ? basic(time) : basic(time.convertToZone(ICAL.Timezone.utcTimezone)));

/** The values of all properties of that name, as written. */
function values(component, name) {
  const found = component.getAllProperties(name).flatMap((property) => property.getValues());
  return found.map(basic).sort().join(",");
}

function event(component) {
  const get = (name) => component.getFirstPropertyValue(name);
  const id = component.getFirstProperty("recurrence-id");
  const range = id?.getParameter("range") ?? "";
  return ["event", field(get("uid")), id ? basic(id.getFirstValue()) : "", range, told(get("dtstart")),
    told(get("dtend")), get("status"), field(get("summary")), field(get("description")),
    get("rrule")?.toString() ?? "", values(component, "rdate"), values(component, "exdate")];
}

function busy(component) {
  return component.getAllProperties("freebusy").flatMap((property) =>
    property.getValues().map((period) => ["busy", field(component.getFirstPropertyValue("uid")),
      property.getParameter("fbtype"), told(period.start), told(period.getEnd())]));
}

const folder = process.argv[2];
for (const name of readdirSync(folder).filter((file) => file.endsWith(".ics")).sort()) {
  const calendar = new ICAL.Component(ICAL.parse(readFileSync(join(folder, name), "utf8")));
  ICAL.TimezoneService.reset();
  calendar.getAllSubcomponents("vtimezone").forEach((zone) => ICAL.TimezoneService.register(zone));
  const rows = calendar.getAllSubcomponents("vevent").map(event)
    .concat(calendar.getAllSubcomponents("vfreebusy").flatMap(busy));
  rows.forEach((row) => console.log([name.slice(0, -4), ...row].join("\t")));
}
