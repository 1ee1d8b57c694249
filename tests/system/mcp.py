"""`plenary mcp` as a process, driven message by message.

Usage: mcp.py PLENARY SOURCE_DIR
"""

import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

PLENARY, ROOT = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
SAMPLE = ROOT / "data/samples/report-presentation.json"
DECIDED = ROOT / "data/samples/rabat.json"


class Assistant:
    """Whoever starts the server and asks it."""

    def __enter__(self):
        self.process = subprocess.Popen([PLENARY, "mcp"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, cwd="/")
        self.next = 0
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.rest = self.process.stdout.read()
        self.said = self.process.stderr.read().decode()
        self.exit = self.process.wait(timeout=60)
        self.process.stdout.close()
        self.process.stderr.close()

    def send(self, line):
        self.process.stdin.write(line + b"\n")
        self.process.stdin.flush()

    def read(self):
        return json.loads(self.process.stdout.readline())

    def ask(self, method, parameters=None):
        self.next += 1
        message = {"jsonrpc": "2.0", "id": self.next, "method": method}
        if parameters is not None:
            message["params"] = parameters
        self.send(json.dumps(message).encode())
        answer = self.read()
        assert answer["id"] == self.next, answer
        return answer

    def call(self, tool, **arguments):
        return self.ask("tools/call", {"name": tool, "arguments": arguments})["result"]


def command(*arguments):
    """What a command answers: its exit code, output and error stream."""
    done = subprocess.run([PLENARY, *arguments], capture_output=True, text=True, check=False, cwd=ROOT, timeout=300)
    return done.returncode, done.stdout, done.stderr


def words(result):
    return result["content"][0]["text"]


class Session(unittest.TestCase):
    def test_from_the_first_word_to_the_last(self):
        with Assistant() as assistant:
            hello = assistant.ask("initialize", {"protocolVersion": "2025-06-18", "capabilities": {},
                                                 "clientInfo": {"name": "test", "version": "1"}})["result"]
            self.assertEqual(hello["protocolVersion"], "2025-06-18")
            self.assertEqual(hello["serverInfo"]["version"], command("--version")[1].strip())
            assistant.send(b'{"jsonrpc": "2.0", "method": "notifications/initialized"}')
            self.assertEqual(assistant.ask("ping")["result"], {})
            names = [tool["name"] for tool in assistant.ask("tools/list")["result"]["tools"]]
            self.assertEqual(names, ["propose", "explain", "check", "when", "holidays", "countries", "fairness"])
        self.assertEqual((assistant.rest, assistant.said, assistant.exit), (b"", "", 0))

    def test_every_tool_says_what_it_reads_and_that_it_only_reads(self):
        with Assistant() as assistant:
            for tool in assistant.ask("tools/list")["result"]["tools"]:
                with self.subTest(tool=tool["name"]):
                    self.assertEqual(tool["inputSchema"]["type"], "object")
                    self.assertIs(tool["inputSchema"]["additionalProperties"], False)
                    self.assertIs(tool["annotations"]["readOnlyHint"], True)
                    for schema in tool["inputSchema"]["properties"].values():
                        self.assertTrue(schema["description"])

    def test_lines_that_are_no_messages(self):
        with Assistant() as assistant:
            assistant.send(b"")
            assistant.send(b"  \r")
            for line, code in ((b"{", -32700), (b"\xff", -32700), (b"[" * 100_000, -32700), (b"[]", -32600),
                               (b"x" * (33 << 20), -32600)):
                assistant.send(line)
                answer = assistant.read()
                self.assertEqual((answer["id"], answer["error"]["code"]), (None, code))
            self.assertEqual(assistant.ask("ping")["result"], {})
            # The last line need not end.
            assistant.process.stdin.write(b'{"jsonrpc": "2.0", "id": "last", "method": "ping"}')
        self.assertEqual(json.loads(assistant.rest)["id"], "last")
        self.assertEqual((assistant.said, assistant.exit), ("", 0))


class SameAnswers(unittest.TestCase):
    """A tool and its command say the same."""

    def same(self, result, *arguments):
        _, text, _ = command(*arguments)
        _, document, _ = command(*arguments, "--format", "json")
        self.assertEqual(words(result), text)
        self.assertEqual(result["structuredContent"], json.loads(document))

    def test_as_the_commands(self):
        text, decided = SAMPLE.read_text(), DECIDED.read_text()
        with Assistant() as assistant:
            self.same(assistant.call("when", **{"time": "2027-03-16 14:00 Europe/Brussels", "for": "CV,ecowas"}),
                      "when", "2027-03-16 14:00 Europe/Brussels", "--for", "CV,ecowas")
            self.same(assistant.call("holidays", country="Maroc", year=2027, language="ar"),
                      "holidays", "--country", "Maroc", "--year", "2027", "--language", "ar")
            self.same(assistant.call("countries", text="Ivory Coast", language="pt"),
                      "countries", "Ivory Coast", "--language", "pt")
            self.same(assistant.call("check", programme=decided), "check", DECIDED)
            self.same(assistant.call("fairness", programme=decided, before="2018-01-01"),
                      "fairness", DECIDED, "--before", "2018-01-01")
            self.same(assistant.call("fairness", programme=text), "fairness", SAMPLE)
            self.same(assistant.call("explain", programme=text, start="2020-09-16T14:00", language="fr"),
                      "explain", SAMPLE, "--start", "2020-09-16T14:00", "--language", "fr")
            proposed = assistant.call("propose", programme=text, language="fr")
            _, document, _ = command("propose", SAMPLE, "--format", "json", "--language", "fr")
            self.assertEqual(proposed["structuredContent"], json.loads(document))
            _, table, _ = command("propose", SAMPLE, "--language", "fr")
            self.assertTrue(table.startswith(words(proposed)))

    def test_mistakes_as_the_commands(self):
        broken = SAMPLE.read_text().replace("Europe/Brussels", "CEST")
        with tempfile.TemporaryDirectory() as folder, Assistant() as assistant:
            file = pathlib.Path(folder) / "broken.json"
            file.write_text(broken)
            for tool, more in (("propose", []), ("check", [])):
                result = assistant.call(tool, programme=broken, language="fr")
                self.assertIs(result["isError"], True)
                code, _, said = command(tool, file, *more, "--language", "fr")
                self.assertEqual(code, 2)
                self.assertEqual("".join(f"{file}: {line}\n" for line in words(result).splitlines()), said)


class Proved(unittest.TestCase):
    def test_when_the_57_can_meet_in_march(self):
        with Assistant() as assistant:
            result = assistant.call("propose", **{"from": "2027-03-01", "to": "2027-03-31", "zone": "Europe/Brussels"},
                                    certificate=True)
        _, certificate, document = (part["text"] for part in result["content"])
        self.assertTrue(result["structuredContent"]["proposals"])
        with tempfile.TemporaryDirectory() as folder:
            proof, programme = pathlib.Path(folder) / "proof.txt", pathlib.Path(folder) / "programme.json"
            proof.write_bytes(certificate.encode())
            programme.write_bytes(document.encode())
            self.assertEqual(command("verify", proof, programme)[0], 0)
            programme.write_bytes(document.replace("PT1H", "PT2H").encode())
            self.assertEqual(command("verify", proof, programme)[0], 1)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
