"""The real `plenary serve` in operation: its log, its signals, silent and slow peers, a programme of 2,400 sessions."""

import contextlib
import copy
import http.client
import json
import os
import pathlib
import re
import resource
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest

PLENARY = sys.argv[1]
SOURCE = pathlib.Path(sys.argv[2])
PROGRAMME = SOURCE / "data/samples/rabat.json"


@contextlib.contextmanager
def serving(programme, *options, stdout=subprocess.PIPE, **more):
    """A server on a port of its own and that port; the server is ended with SIGTERM and must then end with 0."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [PLENARY, "serve", "--programme", str(programme), "--listen", f"127.0.0.1:{port}", *options]
    server = subprocess.Popen(command, stdout=stdout, stderr=subprocess.PIPE, **more)
    try:
        for _ in range(2_400):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=60):
                break
            if server.poll() is not None:
                raise AssertionError(server.stderr.read().decode())
            time.sleep(0.05)
        yield server, port
        server.send_signal(signal.SIGTERM)
        assert server.wait(20) == 0, f"the server ended with {server.returncode}"
    finally:
        if server.poll() is None:
            server.kill()
            server.wait()
        for stream in (server.stdout, server.stderr):
            if stream is not None:
                stream.close()


def get(port, target, **fields):
    """Status, fields and content of one answer on a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request("GET", target, headers={name.replace("_", "-"): text for name, text in fields.items()})
        answer = connection.getresponse()
        return answer.status, {name.lower(): text for name, text in answer.getheaders()}, answer.read()
    finally:
        connection.close()


def eventually(condition):
    """Whether `condition` becomes true within ten seconds."""
    for _ in range(200):
        if condition():
            return True
        time.sleep(0.05)
    return False


def errors_of(server):
    """A function that returns what the server has written to standard error so far."""
    os.set_blocking(server.stderr.fileno(), False)
    text = []

    def so_far():
        with contextlib.suppress(BlockingIOError):
            text.append((server.stderr.read() or b"").decode())
        return "".join(text)

    return so_far


def resident_megabytes(server):
    status = pathlib.Path(f"/proc/{server.pid}/status").read_text(encoding="utf-8")
    return int(re.search(r"VmRSS:\s*(\d+) kB", status).group(1)) // 1_024


def large_programme(sessions):
    """As many sessions as asked for, an hour each, over four years and seven zones, in relation to each other."""
    sample = json.loads(PROGRAMME.read_text(encoding="utf-8"))
    first = sample["sessions"][0]
    zones = ("Europe/Brussels", "Africa/Dakar", "Africa/Cairo", "Africa/Lagos", "Europe/Lisbon", "Africa/Casablanca",
             "Atlantic/Cape_Verde")
    document = {**sample, "id": "large", "sessions": []}
    for number in range(sessions):
        session = copy.deepcopy(first)
        day = f"{2024 + number % 4}-{number // 4 % 12 + 1:02}-{number // 48 % 28 + 1:02}"
        hour = 8 + number // 1344
        session["id"] = f"session-{number:04}"
        session["relations"] = [{"kind": "requested_at", "target": f"session-{number - 1:04}"}] if number else []
        session["when"] = {"start": f"{day}T{hour:02}:00", "end": f"{day}T{hour + 1:02}:00", "zone": zones[number % 7]}
        document["sessions"].append(session)
    return document


class Log(unittest.TestCase):
    def test_a_reader_that_is_gone_does_not_end_the_server(self):
        with serving(PROGRAMME, "--access-log", "-") as (server, port):
            said = errors_of(server)
            server.stdout.close()
            for _ in range(20):
                self.assertEqual(get(port, "/healthz")[0], 200)
            self.assertTrue(eventually(lambda: "loses lines: Broken pipe" in said()))

    def test_a_reader_that_stalls_keeps_nobody_waiting_and_learns_what_it_missed(self):
        with serving(PROGRAMME, "--access-log", "-") as (server, port):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
            for number in range(3_000):
                connection.request("GET", f"/{number}-" + "x" * 1_000)
                self.assertEqual(connection.getresponse().read()[:1], b"{")
            connection.close()
            # Each line is read or counted; the last may be written after the first that says what was lost.
            read = dropped = 0
            while read + dropped < 3_000:
                line = server.stdout.readline()
                self.assertTrue(line, f"{read} lines read and {dropped} counted, then the log ended")
                if b"dropped_lines" in line:
                    dropped += json.loads(line)["dropped_lines"]
                read += b"-xxx" in line
            self.assertGreater(dropped, 0)
            self.assertEqual(read + dropped, 3_000)

    def test_a_disk_that_is_full_is_reported_and_survived(self):
        with serving(PROGRAMME, "--access-log", "/dev/full") as (server, port):
            said = errors_of(server)
            for _ in range(3):
                self.assertEqual(get(port, "/healthz")[0], 200)
            self.assertTrue(eventually(lambda: "loses lines: No space left on device" in said()))

    def test_rotation_loses_and_tears_no_line(self):
        for order in (signal.SIGUSR1, signal.SIGHUP):
            with tempfile.TemporaryDirectory() as folder:
                log = pathlib.Path(folder) / "access.log"
                with serving(PROGRAMME, "--access-log", str(log)) as (server, port):
                    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
                    for number in range(500):
                        connection.request("GET", f"/{number}")
                        connection.getresponse().read()
                        if number % 50 == 49:
                            log.rename(log.with_suffix(f".{number}"))
                            server.send_signal(order)
                            self.assertTrue(eventually(log.exists))
                    connection.close()
                paths = [json.loads(line)["path"] for part in pathlib.Path(folder).iterdir()
                         for line in part.read_text(encoding="utf-8").splitlines()]
                self.assertEqual(sorted(path for path in paths if path),
                                 sorted(f"/{number}" for number in range(500)))


class Reload(unittest.TestCase):
    def test_sighup_serves_the_next_release_and_mistakes_change_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "programme.json"
            file.write_bytes(PROGRAMME.read_bytes())
            with serving(file) as (server, port):
                said = errors_of(server)
                before = get(port, "/feeds/rabat.ics")[1]["etag"]

                file.write_text('{"programme": 1', encoding="utf-8")
                server.send_signal(signal.SIGHUP)
                self.assertTrue(eventually(lambda: "Still serving release 1" in said()))
                self.assertIn(str(file), said())
                self.assertEqual(get(port, "/feeds/rabat.ics")[1]["etag"], before)

                document = json.loads(PROGRAMME.read_text(encoding="utf-8"))
                document["release"] = {"number": 2, "published": "2026-11-24T12:00:00Z"}
                document["title"]["en"] = "Rabat Process: the second release"
                file.write_text(json.dumps(document), encoding="utf-8")
                server.send_signal(signal.SIGHUP)
                self.assertTrue(eventually(lambda: "Serving release 2 of rabat" in said()))
                self.assertEqual(json.loads(get(port, "/healthz")[2])["release"], 2)
                feed = get(port, "/feeds/rabat.ics")
                self.assertNotEqual(feed[1]["etag"], before)
                self.assertIn(b"the second release", feed[2])


class Peers(unittest.TestCase):
    def test_silent_connections_shut_nobody_out(self):
        with serving(PROGRAMME, "--connections", "40") as (_, port), contextlib.ExitStack() as silent:
            for _ in range(60):
                silent.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60))
            for _ in range(5):
                self.assertEqual(get(port, "/healthz")[0], 200)

    def test_thousands_of_connections_are_kept_where_the_system_has_room(self):
        soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
        if hard < 5_000:
            self.skipTest("this system allows few open files")
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, (soft, hard))

        def usual():
            resource.setrlimit(resource.RLIMIT_NOFILE, (1_024, hard))

        with serving(PROGRAMME, preexec_fn=usual) as (_, port), contextlib.ExitStack() as idle:
            peers = [idle.enter_context(socket.create_connection(("127.0.0.1", port), timeout=60))
                     for _ in range(2_000)]
            for peer in peers:
                peer.sendall(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
            for peer in peers:
                self.assertTrue(peer.recv(65_536).startswith(b"HTTP/1.1 200"))

    def test_too_few_descriptors_are_an_environment_error(self):
        run = subprocess.run([PLENARY, "serve", "--programme", str(PROGRAMME), "--listen", "127.0.0.1:0"],
                             preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_NOFILE, (64, 64)),
                             capture_output=True, text=True, timeout=60)
        self.assertEqual((run.returncode, run.stdout), (3, ""))
        self.assertIn("64 open files", run.stderr)

    def test_options_about_the_whole_server(self):
        with serving(PROGRAMME) as (_, port), socket.create_connection(("127.0.0.1", port), timeout=60) as peer:
            peer.sendall(b"OPTIONS * HTTP/1.9\r\nHost: a\r\nConnection: close\r\n\r\n")
            answer = b"".join(iter(lambda: peer.recv(65_536), b"")).decode()
            self.assertTrue(answer.startswith("HTTP/1.1 204 No Content\r\n"), answer)
            self.assertIn("\r\nAllow: GET, HEAD, OPTIONS\r\n", answer)


class Large(unittest.TestCase):
    """2,400 sessions, of all partners: the page in pages, and memory that does not grow with the feeds asked for."""

    def test_pages_feeds_and_memory(self):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            json.dump(large_programme(2_400), file)
            file.flush()
            with serving(file.name) as (server, port):
                seen = []
                target = "/?zone=Africa/Dakar&lang=fr"
                while target:
                    status, _, content = get(port, target)
                    self.assertEqual(status, 200)
                    page = content.decode()
                    self.assertLess(len(page), 1_000_000)
                    seen += re.findall(r'<li id="([^"]+)"', page)
                    following = re.search(r'rel="next" href="([^"]+)"', page)
                    target = following and following.group(1).replace("&amp;", "&")
                self.assertEqual(sorted(seen), [f"session-{number:04}" for number in range(2_400)])
                self.assertEqual(get(port, "/?page=13")[0], 400)

                choice = re.search(r'<select name="delegation">(.*?)</select>', page).group(1)
                delegations = re.findall(r'<option value="([^"]+)"', choice)[:12]
                self.assertEqual(len(delegations), 12)
                before = resident_megabytes(server)
                for delegation in delegations:
                    feed = get(port, f"/feeds/large/{delegation}.ics", Accept_Encoding="gzip")
                    self.assertEqual(feed[0], 200)
                # 4 MB each, which are kept as 0.3 MB. Sanitizers keep what was freed.
                program = pathlib.Path(PLENARY).read_bytes()
                if b"__asan_init" not in program and b"__tsan_init" not in program:
                    self.assertLess(resident_megabytes(server) - before, 40)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
