"""The real `plenary serve` as a process: announcement, feeds, access log, signals, exit codes."""

import contextlib
import http.client
import json
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import unittest

PLENARY = sys.argv[1]
SOURCE = pathlib.Path(sys.argv[2])
PROGRAMME = str(SOURCE / "data/samples/rabat.json")


@contextlib.contextmanager
def process(*options):
    """A server on a free port; killed at the end if the test did not stop it."""
    command = [PLENARY, "serve", "--programme", PROGRAMME, "--listen", "127.0.0.1:0", *options]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield server
    finally:
        if server.poll() is None:
            server.kill()
        server.communicate()


def announcement(server):
    """The three lines that a server prints when it can be reached, and its port."""
    lines = [server.stdout.readline() for _ in range(3)]
    found = re.fullmatch(r"Serving (\S+) on http://127\.0\.0\.1:(\d+)/\n", lines[0])
    if not found:
        raise AssertionError(f"unexpected first line: {lines[0]!r}, {server.stderr.read()}")
    return lines, int(found.group(2))


def refused(*options):
    """Exit code and messages of a server that must not start."""
    run = subprocess.run([PLENARY, "serve", *options], capture_output=True, text=True, timeout=60)
    return run.returncode, run.stdout, run.stderr


class Serving(unittest.TestCase):
    def connect(self, port):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
        self.addCleanup(connection.close)
        return connection

    def test_announces_page_feed_and_tzdata(self):
        with process() as server:
            lines, port = announcement(server)
            self.assertEqual(lines[1], f"Feed: http://127.0.0.1:{port}/feeds/rabat.ics\n")
            self.assertRegex(lines[2], r"^tzdata: 20\d\d[a-z]\n$")

    def test_feed_has_validators_and_a_second_visit_costs_304(self):
        with process() as server:
            port = announcement(server)[1]
            connection = self.connect(port)
            connection.request("GET", "/feeds/rabat.ics")
            feed = connection.getresponse()
            body = feed.read()
            self.assertEqual(feed.status, 200)
            self.assertEqual(feed.getheader("Content-Type"), "text/calendar; charset=utf-8")
            self.assertTrue(body.startswith(b"BEGIN:VCALENDAR\r\n"))
            # The same connection goes on: keep-alive.
            connection.request("GET", "/feeds/rabat.ics", headers={"If-None-Match": feed.getheader("ETag")})
            again = connection.getresponse()
            self.assertEqual((again.status, again.read()), (304, b""))
            connection.request("HEAD", "/feeds/rabat.ics")
            head = connection.getresponse()
            self.assertEqual((head.status, head.read()), (200, b""))
            self.assertEqual(head.getheader("Content-Length"), str(len(body)))

    def test_other_methods_and_paths_are_problem_documents(self):
        with process() as server:
            port = announcement(server)[1]
            for method, path, status in [("POST", "/feeds/rabat.ics", 405), ("GET", "/nowhere", 404)]:
                connection = self.connect(port)
                connection.request(method, path)
                answer = connection.getresponse()
                self.assertEqual(answer.status, status)
                self.assertEqual(answer.getheader("Content-Type"), "application/problem+json")
                problem = json.loads(answer.read())
                self.assertEqual((problem["status"], problem["instance"]), (status, path))
                self.assertEqual(answer.getheader("Allow"), "GET, HEAD, OPTIONS" if status == 405 else None)

    def test_access_log_is_one_json_object_a_line(self):
        with tempfile.TemporaryDirectory() as folder:
            log = pathlib.Path(folder) / "access.log"
            with process("--access-log", str(log)) as server:
                port = announcement(server)[1]
                for target in ["/healthz?token=secret", '/a"b%0Cc', "/%ff"]:
                    with socket.create_connection(("127.0.0.1", port), timeout=20) as peer:
                        peer.sendall(f"GET {target} HTTP/1.0\r\n\r\n".encode())
                        while peer.recv(65536):
                            pass
                server.send_signal(signal.SIGTERM)
                self.assertEqual(server.wait(20), 0)
            text = log.read_text(encoding="utf-8")
            self.assertNotIn("secret", text)
            lines = [json.loads(line) for line in text.splitlines()]
            self.assertEqual([(line["method"], line["path"], line["status"]) for line in lines],
                             [("GET", "/healthz", 200), ("GET", "", 400), ("GET", "/\ufffd", 404)])

    def test_signals_close_idle_connections_and_end_with_0(self):
        for end in (signal.SIGTERM, signal.SIGINT):
            with process("--threads", "2") as server:
                port = announcement(server)[1]
                idle = [self.connect(port) for _ in range(3)]
                for connection in idle:
                    connection.request("GET", "/healthz")
                    connection.getresponse().read()
                server.send_signal(end)
                self.assertEqual([connection.sock.recv(1) for connection in idle], [b"", b"", b""])
                self.assertEqual(server.wait(20), 0)
                self.assertEqual(server.stderr.read(), "")


class Refusing(unittest.TestCase):
    def test_a_port_that_is_taken_is_an_environment_error(self):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            address = f"127.0.0.1:{taken.getsockname()[1]}"
            code, out, err = refused("--programme", PROGRAMME, "--listen", address)
        self.assertEqual((code, out), (3, ""))
        self.assertIn(address, err)
        self.assertIn("Address already in use", err)

    def test_bad_input_is_refused_before_anything_is_opened(self):
        for options in (["--programme", PROGRAMME, "--listen", "localhost:8080"],
                        ["--programme", PROGRAMME, "--listen", "127.0.0.1:99999"],
                        ["--programme", "/nowhere/programme.json", "--listen", "127.0.0.1:0"],
                        ["--programme", PROGRAMME, "--threads", "0"],
                        ["--listen", "127.0.0.1:0"]):
            with self.subTest(options=options):
                code, out, err = refused(*options)
                self.assertEqual((code, out), (2, ""))
                self.assertNotEqual(err, "")

    def test_a_programme_with_mistakes_is_refused(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write('{"programme": 1')
            file.flush()
            code, out, err = refused("--programme", file.name, "--listen", "127.0.0.1:0")
        self.assertEqual((code, out), (2, ""))
        self.assertIn(file.name, err)

    def test_a_log_that_cannot_be_opened_is_an_environment_error(self):
        code, out, err = refused("--programme", PROGRAMME, "--listen", "127.0.0.1:0", "--access-log", "/nowhere/log")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("--access-log", err)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
