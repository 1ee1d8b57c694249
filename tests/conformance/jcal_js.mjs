// Compares our jCal with ical.js', which speaks jCal natively: the same JSON from the same text, and our JSON
// read by ical.js prints the text's values again. Usage: node jcal_js.mjs PLENARY FILE.ics…
//
// Where the two differ, ical.js 2.2.1 is the one that leaves RFC 7265; each difference is named here, undone in
// what ical.js says before comparing, and counted.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { isDeepStrictEqual } from "node:util";
import ICAL from "ical.js";

// Properties of RFC 7953, 7986, 9073, 9074 and 9253 that ical.js does not know: "unknown", and TEXT left escaped.
const unregistered = { busytype: "text", name: "text", color: "text", refid: "text", proximity: "text", "location-type": "text",
                       "participant-type": "text", "resource-type": "text", "calendar-address": "cal-address",
                       concept: "uri" };
const weekdays = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
const unescaped = (text) => text.replace(/\\([\\;,])|\\[nN]/g, (_, kept) => kept ?? "\n");

const differences = {
  "ENCODING is kept although the type says it (RFC 7265 §3.6.1)": (property) => {
    if (property[2] !== "binary" || !("encoding" in property[1])) return false;
    delete property[1].encoding;
    return true;
  },
  "a property of RFC 7953, 7986, 9073, 9074 or 9253 is unknown": (property) => {
    if (property[2] !== "unknown" || !(property[0] in unregistered)) return false;
    property[2] = unregistered[property[0]];
    if (property[2] === "text") property[3] = unescaped(property[3]);
    return true;
  },
  "WKST is its own number of a day, Sunday 1, instead of the word (RFC 7265 §3.6.10)": (property) => {
    if (property[2] !== "recur" || typeof property[3].wkst !== "number") return false;
    property[3].wkst = weekdays[property[3].wkst - 1];
    return true;
  },
  "several values of a parameter other than MEMBER and DELEGATED-* stay one string": (property) => {
    let found = false;
    for (const [name, value] of Object.entries(property[1])) {
      if (name !== "feature" && name !== "display") continue;
      if (typeof value === "string" && value.includes(",")) {
        property[1][name] = value.split(",");
        found = true;
      }
    }
    return found;
  },
  "one value of MEMBER or DELEGATED-* is an array": (property) => {
    let found = false;
    for (const [name, value] of Object.entries(property[1])) {
      if (Array.isArray(value) && value.length === 1) {
        property[1][name] = value[0];
        found = true;
      }
    }
    return found;
  },
};

const counts = new Map();

/** The properties of a component and of all within, each with the path of names to it. */
function* properties(component, path = component[0]) {
  for (const property of component[1]) yield [path, property];
  for (const inner of component[2]) yield* properties(inner, `${path}/${inner[0]}`);
}

function corrected(property) {
  const copy = structuredClone(property);
  for (const [name, correct] of Object.entries(differences)) {
    if (correct(copy)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return copy;
}

/** ical.js throws when it prints several values of a parameter other than MEMBER and DELEGATED-*: one is left. */
function printable(property) {
  for (const name of ["feature", "display"]) {
    if (Array.isArray(property[1][name])) property[1][name] = property[1][name][0];
  }
}

/** Whatever class ical.js made of a value, as JSON has it. */
const plain = (value) => JSON.parse(JSON.stringify(value));

function compare(plenary, file) {
  const text = readFileSync(file, "utf8");
  const ours = JSON.parse(execFileSync(plenary, ["convert", file, "--to", "jcal"], { encoding: "utf8", maxBuffer: 1 << 28 }));
  const theirs = plain(ICAL.parse(text));
  const wrong = [];

  const mine = [...properties(ours)];
  const other = [...properties(theirs)];
  if (mine.length !== other.length) wrong.push(`${mine.length} properties, ical.js reads ${other.length}`);
  other.forEach(([path, property], index) => {
    const expected = [path, corrected(property)];
    if (!isDeepStrictEqual(mine[index], expected)) {
      wrong.push(`${path}: we say ${JSON.stringify(mine[index]?.[1])}, ical.js ${JSON.stringify(property)}`);
    }
  });

  // Our JSON, read by ical.js and printed as text, is the same JSON when that text is read by us.
  for (const [, property] of mine) printable(property);
  const printed = new ICAL.Component(plain(ours)).toString();
  const again = JSON.parse(execFileSync(plenary, ["convert", "-", "--to", "jcal"],
                                        { encoding: "utf8", input: printed, maxBuffer: 1 << 28 }));
  const returned = [...properties(again)];
  mine.forEach(([path, property], index) => {
    if (!isDeepStrictEqual(returned[index]?.[1], property) || returned[index]?.[0] !== path) {
      wrong.push(`${path}: ${JSON.stringify(property)} comes back as ${JSON.stringify(returned[index]?.[1])}`);
    }
  });

  console.log(`${basename(file)}: ${mine.length} properties, ${wrong.length} differences`);
  wrong.slice(0, 20).forEach((line) => console.log(`  ${line}`));
  return { properties: mine.length, wrong: wrong.length };
}

const [plenary, ...files] = process.argv.slice(2);
const results = files.map((file) => compare(plenary, file));
for (const [name, count] of counts) console.log(`ical.js: ${name}: ${count} times`);
const total = results.reduce((sum, result) => sum + result.properties, 0);
const wrong = results.reduce((sum, result) => sum + result.wrong, 0);
console.log(`ical.js: ${total} properties in ${files.length} files, ${wrong} differences`);
process.exitCode = total > 0 && wrong === 0 ? 0 : 1;
