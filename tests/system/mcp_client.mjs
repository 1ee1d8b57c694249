// The public client of the Model Context Protocol asks `plenary mcp`. It holds every answer against the schema that
// the tool states, and refuses what does not fit.
//
// Usage: mcp_client.mjs PLENARY SOURCE_DIR

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [plenary, root] = process.argv.slice(2);
const sample = (name) => readFile(path.join(root, "data/samples", name), "utf8");

const client = new Client({ name: "plenary-test", version: "1" });
await client.connect(new StdioClientTransport({ command: plenary, args: ["mcp"] }));
try {
  assert.equal(client.getServerVersion().name, "plenary");
  await client.ping();

  const { tools } = await client.listTools();
  assert.equal(tools.length, 7);
  assert.ok(tools.every((tool) => tool.annotations.readOnlyHint));
  const promised = tools.filter((tool) => tool.outputSchema).map((tool) => tool.name);
  assert.deepEqual(promised, ["check", "when", "holidays"]);

  const ask = async (name, values) => {
    const answer = await client.callTool({ name, arguments: values });
    assert.ok(!answer.isError, JSON.stringify(answer));
    assert.ok(answer.content[0].text.length > 0);
    return answer.structuredContent;
  };
  const draft = JSON.parse(await sample("report-presentation.json"));
  const march = await ask("propose", { from: "2027-03-01", to: "2027-03-31", zone: "Europe/Brussels", certificate: true });
  assert.equal(march.proposals.length, 5);
  assert.ok((await ask("propose", { programme: draft, language: "ar" })).proposals.length > 0);
  assert.equal((await ask("explain", { programme: draft, start: "2020-09-16T14:00" })).format, "plenary-time-explanation/1");
  assert.equal((await ask("check", { programme: await sample("rabat.json") })).format, "plenary-review/1");
  assert.equal((await ask("fairness", { programme: draft })).about, "proposal");
  assert.equal((await ask("when", { time: "2027-03-16 14:00 Europe/Brussels" })).format, "plenary-local-times/1");
  assert.equal((await ask("holidays", { country: "Senegal", year: 2027 })).country, "SN");
  assert.equal((await ask("countries", { text: "Côte d’Ivoire" })).countries[0].code, "CI");

  const wrong = await client.callTool({ name: "check", arguments: { programme: { ...draft, zone: "CEST" } } });
  assert.ok(wrong.isError && wrong.content[0].text.includes("/zone"));
  await assert.rejects(client.callTool({ name: "when", arguments: {} }), { code: -32602 });
  await assert.rejects(client.callTool({ name: "decide", arguments: {} }), { code: -32602 });
} finally {
  await client.close();
}
