"""The store as it is used: commands beside a running server, releases that feeds show, equal answers, kills.

Usage: store.py PLENARY SOURCE
"""

import contextlib
import http.client
import json
import pathlib
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import unittest

PLENARY = pathlib.Path(sys.argv[1]).resolve()
SOURCE = pathlib.Path(sys.argv[2]).resolve()
SAMPLES = SOURCE / "data/samples"
SAMPLE = SAMPLES / "rabat.json"

DRAFT = {
    "format": "plenary-programme/1", "id": "spring", "dialogue": "rabat", "title": "Spring", "zone": "Europe/Brussels",
    "sessions": [{"id": f"s{i}", "title": f"Session {i}", "status": "confirmed", "mode": "virtual",
                  "when": {"start": f"2030-04-1{i}T14:00", "end": f"2030-04-1{i}T15:00"}} for i in range(5)]}


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.fields = {name.lower(): value for name, value in response.getheaders()}
        self.body = response.read()

    def json(self):
        return json.loads(self.body)


class Served:
    """A store in service, and how to ask it."""

    def __init__(self, process, port):
        self.process = process
        self.port = port

    def ask(self, method, path, token=None, content=None, **fields):
        headers = {name.replace("_", "-"): value for name, value in fields.items()}
        if token:
            headers["Authorization"] = f"Bearer {token}"
        if content is not None:
            content = content if isinstance(content, (bytes, str)) else json.dumps(content)
            headers.setdefault("Content-Type", "application/merge-patch+json" if method == "PATCH" else "application/json")
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, path, body=content, headers=headers)
            return Answer(connection.getresponse())
        finally:
            connection.close()

    def change(self, method, path, token, content=None, of=None):
        """The same with the tag of what is there."""
        tag = self.ask("GET", of or path, token).fields["etag"]
        return self.ask(method, path, token, content, If_Match=tag)


class InAFolder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        self.store = self.folder / "plenary.db"

    def plenary(self, *arguments, code=0, text=None):
        run = subprocess.run([PLENARY, *map(str, arguments)], capture_output=True, text=True, input=text, timeout=60,
                             check=False, cwd=self.folder)
        self.assertEqual(run.returncode, code, f"{arguments}: {run.stdout}{run.stderr}")
        return run

    def import_draft(self):
        self.plenary("store", "import", "--store", self.store, "-", text=json.dumps(DRAFT))

    def token(self, *options):
        return self.plenary("token", "create", "--store", self.store, "--name", "Test", *options).stdout.strip()

    def killed_while_writing(self, path, token, attempt):
        """The number of the last title, "attempt-number", that a server acknowledged before it was killed."""
        acknowledged = None
        with self.served() as server:
            end = threading.Timer(0.3, server.process.kill)
            end.start()
            with contextlib.suppress(OSError, http.client.HTTPException):
                for count in range(10_000):
                    if server.change("PATCH", path, token, {"title": f"{attempt}-{count}"}).status == 200:
                        acknowledged = count
            end.join()
            server.process.wait(20)
        return acknowledged

    @contextlib.contextmanager
    def served(self, *options):
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        command = [PLENARY, "serve", "--store", str(self.store), "--listen", f"127.0.0.1:{port}", *options]
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        try:
            line = process.stdout.readline()
            if not line.startswith("Serving the store"):
                raise AssertionError(line + process.stderr.read())
            yield Served(process, port)
            if process.poll() is None:
                process.send_signal(signal.SIGTERM)
                self.assertEqual(process.wait(20), 0)
        finally:
            if process.poll() is None:
                process.kill()
            process.communicate()

    def eventually(self, condition):
        for _ in range(100):
            if condition():
                return
            time.sleep(0.05)
        self.fail("this did not come to be within five seconds")


class Commands(InAFolder):
    def test_errors_are_told_with_their_exit_codes(self):
        self.assertIn("store migrate", self.plenary("token", "list", "--store", self.store, code=3).stderr)
        self.plenary("store", "migrate", "--store", self.store)
        self.assertIn("/id", self.plenary("store", "import", "--store", self.store, "-", text='{"id": 1}',
                                          code=2).stderr)
        self.import_draft()
        self.plenary("store", "import", "--store", self.store, "-", text=json.dumps(DRAFT), code=2)
        unknown = self.plenary("token", "create", "--store", self.store, "--name", "x", "--programme", "sprint", code=2)
        self.assertIn("Fix: spring", unknown.stderr)
        self.plenary("token", "revoke", "--store", self.store, "nobody", code=2)
        self.plenary("serve", "--store", self.folder / "none" / "plenary.db", code=3)
        self.plenary("serve", "--store", self.store, "--programme", SAMPLE, code=2)

    def test_a_secret_is_in_no_file(self):
        self.plenary("store", "migrate", "--store", self.store)
        token = self.token()
        log = self.folder / "access.log"
        with self.served("--access-log", str(log)) as server:
            self.assertEqual(server.ask("GET", "/api/v1/programmes", token).status, 200)
            self.assertEqual(server.ask("GET", f"/api/v1/programmes?access_token={token}").status, 400)
        for file in self.folder.iterdir():
            self.assertNotIn(token.encode(), file.read_bytes(), file)


class BesideTheServer(InAFolder):
    def test_what_commands_write_is_seen(self):
        with self.served() as server:
            self.assertEqual(server.ask("GET", "/feeds/rabat.ics").status, 404)
            self.plenary("store", "import", "--store", self.store, SAMPLE)
            self.eventually(lambda: server.ask("GET", "/feeds/rabat.ics").status == 200)
            token = self.token()
            self.eventually(lambda: server.ask("GET", "/api/v1/programmes", token).status == 200)
            number = self.plenary("token", "list", "--store", self.store).stdout.split("\t")[0]
            self.plenary("token", "revoke", "--store", self.store, number)
            # 429 where it was tried too often before it was known.
            self.eventually(lambda: server.ask("GET", "/api/v1/programmes", token).status in (401, 429))

    def test_a_backup_is_put_back_while_the_store_is_served(self):
        self.import_draft()
        token = self.token("--role", "administrator")
        draft = "/api/v1/programmes/spring/draft"
        with self.served() as server:
            self.plenary("store", "backup", "--store", self.store, "backup.db")
            self.assertEqual(server.change("PATCH", draft, token, {"title": "Summer"}).status, 200)
            self.plenary("store", "restore", "--store", self.store, "backup.db", code=3)
            self.plenary("store", "restore", "--store", self.store, "backup.db", "--replace")
            self.assertEqual(server.ask("GET", draft, token).json()["title"], "Spring")
            self.assertEqual(server.change("PATCH", draft, token, {"title": "Autumn"}).status, 200)

    def test_the_feeds_are_those_of_the_file(self):
        self.plenary("store", "import", "--store", self.store, SAMPLE)
        with self.served("--base-url", "https://calendar.example") as server:
            paths = ["/feeds/rabat.ics", "/feeds/rabat.ics?lang=ar", "/feeds/rabat/SN.ics", "/"]
            of_store = [(answer.status, answer.fields["etag"]) for answer in map(lambda p: server.ask("GET", p), paths)]
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        process = subprocess.Popen([PLENARY, "serve", "--programme", str(SAMPLE), "--listen", f"127.0.0.1:{port}",
                                    "--base-url", "https://calendar.example"], stdout=subprocess.PIPE, text=True)
        try:
            process.stdout.readline()
            server = Served(process, port)
            of_file = [(answer.status, answer.fields["etag"]) for answer in map(lambda p: server.ask("GET", p), paths)]
        finally:
            process.terminate()
            process.communicate()
        self.assertEqual(of_store, of_file)


class Releases(InAFolder):
    def test_a_release_is_in_the_feed_and_the_rest_is_not(self):
        self.import_draft()
        token = self.token()
        base = "/api/v1/programmes/spring"
        with self.served() as server:
            release = server.change("POST", base + "/releases", token, {}, of=base + "/draft")
            self.assertEqual(release.status, 201, release.body)
            feed = server.ask("GET", "/feeds/spring.ics")
            self.assertIn(b"Session 3", feed.body)
            patched = server.change("PATCH", base + "/draft/sessions/s3", token, {"title": "Another"})
            self.assertEqual(patched.status, 200, patched.body)
            self.assertEqual(server.ask("GET", "/feeds/spring.ics", If_None_Match=feed.fields["etag"]).status, 304)
            self.assertEqual(server.change("POST", base + "/releases", token, {}, of=base + "/draft").status, 201)
            self.assertIn(b"Another", server.ask("GET", "/feeds/spring.ics").body)

    def test_the_same_bytes_as_the_commands(self):
        self.import_draft()
        token = self.token()
        base = "/api/v1/programmes/spring"
        file = self.folder / "draft.json"
        with self.served() as server:
            file.write_bytes(server.ask("GET", base + "/draft", token).body)
            for language in ("en", "fr", "pt", "ar"):
                for form in ("json", "text"):
                    told = server.ask("GET", f"{base}/draft/check?format={form}&lang={language}", token).body.decode()
                    said = subprocess.run([PLENARY, "check", file, "--format", form, "--language", language],
                                          capture_output=True, text=True, timeout=60, check=False).stdout
                    self.assertEqual(told, said)
            release = server.change("POST", base + "/releases", token, {}, of=base + "/draft")
            stamp = release.json()["release"]["published"]
            self.plenary("release", file, "-o", "release.json", "--at", stamp)
            self.assertEqual(release.body.decode(), (self.folder / "release.json").read_text())
            self.assertEqual(server.change("PATCH", base + "/draft/sessions/s1", token,
                                           {"when": {"start": "2030-04-11T09:00", "end": "2030-04-11T10:00"}}).status, 200)
            file.write_bytes(server.ask("GET", base + "/draft", token).body)
            for language in ("en", "fr", "pt", "ar"):
                for form in ("json", "text"):
                    told = server.ask("GET", f"{base}/draft/difference?format={form}&lang={language}", token).body.decode()
                    said = self.plenary("diff", "release.json", file, "--format", form, "--language", language).stdout
                    self.assertEqual(told, said)

    def test_proposals_are_those_of_the_command_and_can_be_proved_and_chosen(self):
        self.plenary("store", "import", "--store", self.store, SAMPLES / "report-presentation.json")
        token = self.token()
        file = self.folder / "draft.json"
        with self.served() as server:
            programme = server.ask("GET", "/api/v1/programmes", token).json()["items"][0]["id"]
            draft = f"/api/v1/programmes/{programme}/draft"
            session = server.ask("GET", draft + "/sessions", token).json()[0]["id"]
            base = f"{draft}/sessions/{session}"
            text = server.ask("GET", draft, token).body
            file.write_bytes(text)
            for form, language in (("json", "en"), ("json", "ar"), ("table", "fr"), ("ics", "pt"), ("svg", "en")):
                told = server.ask("GET", f"{base}/proposals?top=3&format={form}&lang={language}", token)
                self.assertEqual(told.status, 200, told.body)
                said = self.plenary("propose", "-", "--session", session, "--top", "3", "--format", form, "--language",
                                    language, text=text.decode()).stdout
                self.assertEqual(told.body.decode().replace("\r\n", "\n"), said)
            for form, language in (("json", "en"), ("table", "ar")):
                told = server.ask("GET", f"{base}/explanation?start=2020-09-16T14:00&format={form}&lang={language}", token)
                self.assertEqual(told.status, 200, told.body)
                said = self.plenary("explain", "-", "--session", session, "--start", "2020-09-16T14:00", "--format", form,
                                    "--language", language, text=text.decode()).stdout
                self.assertEqual(told.body.decode(), said)
            self.assertEqual(server.ask("GET", base + "/explanation?start=noon", token).status, 400)
            self.assertEqual(server.ask("GET", draft + "/sessions/other/explanation?start=2020-09-16T14:00",
                                        token).status, 404)
            certificate = server.ask("GET", base + "/certificate", token).body
            (self.folder / "proof.txt").write_bytes(certificate)
            self.plenary("verify", "proof.txt", file, "--session", session)
            says = self.plenary("verify", "proof.txt", file, "--session", session).stdout
            co_chair = self.token("--role", "co-chair")
            self.eventually(lambda: server.ask("GET", "/api/v1/programmes", co_chair).status == 200)
            told = server.ask("POST", base + "/verification", co_chair, certificate, Content_Type="text/plain")
            self.assertEqual(told.json()["says"], says)
            forged = certificate.replace(b"winner ", b"winner 1", 1)
            told = server.ask("POST", base + "/verification", co_chair, forged, Content_Type="text/plain")
            self.assertEqual(told.status, 422)

            digest = server.ask("GET", f"{base}/proposals", token).json()["digest"]
            stale = server.ask("POST", base + "/choice", token, {"proposal": 1, "of": "0123456789ab"})
            self.assertEqual((stale.status, stale.json()["errors"][0]["pointer"]), (422, "/of"))
            self.assertEqual(server.ask("POST", base + "/choice", token, {"start": "2020-09-15T10:00"}).status, 428)
            self.assertEqual(server.ask("POST", base + "/choice", token, {"proposal": 1, "of": digest}).status, 200)
            self.plenary("choose", file, "--session", session, "--proposal", "1", "--of", digest)
            self.assertEqual(server.ask("GET", draft, token).body, file.read_bytes())

    def test_facts_are_those_of_the_commands(self):
        self.plenary("store", "import", "--store", self.store, SAMPLE)
        token = self.token("--role", "co-chair")
        with self.served() as server:
            for target, command in (
                    ("when?time=2020-09-16%2014:00%20Europe/Brussels&for=SN,MA",
                     ["when", "2020-09-16 14:00 Europe/Brussels", "--for", "SN,MA", "--format", "json"]),
                    ("when?time=2020-09-16%2014:00%20Europe/Brussels&format=table&lang=ar",
                     ["when", "2020-09-16 14:00 Europe/Brussels", "--language", "ar"]),
                    ("holidays?country=SN&year=2026", ["holidays", "--country", "SN", "--year", "2026", "--format", "json"]),
                    ("holidays?country=SN&year=2026&format=csv",
                     ["holidays", "--country", "SN", "--year", "2026", "--format", "csv"]),
                    ("programmes/rabat/releases/current/fairness", ["fairness", SAMPLE, "--format", "json"]),
                    ("programmes/rabat/releases/1/fairness?format=html&lang=fr&before=2020-01-01",
                     ["fairness", SAMPLE, "--format", "html", "--language", "fr", "--before", "2020-01-01"])):
                with self.subTest(target):
                    told = server.ask("GET", "/api/v1/" + target, token)
                    self.assertEqual(told.status, 200, told.body)
                    self.assertEqual(told.body.decode().replace("\r\n", "\n"), self.plenary(*command).stdout)
            wrong = server.ask("GET", "/api/v1/holidays?country=Senegl&year=1900", lang="en")
            self.assertEqual([error["pointer"] for error in wrong.json()["errors"]], ["country", "year"])
            self.assertEqual(server.ask("GET", "/api/v1/when?time=noon").status, 400)

    def test_two_processes_on_one_file_lose_nothing(self):
        self.import_draft()
        token = self.token()
        with self.served() as one, self.served() as other:
            statuses = []

            def write(server, session):
                path = f"/api/v1/programmes/spring/draft/sessions/s{session}"
                for count in range(10):
                    statuses.append(server.change("PATCH", path, token, {"title": f"{session}-{count}"}).status)

            threads = [threading.Thread(target=write, args=(server, session))
                       for session, server in enumerate([one, other, one, other])]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            self.assertEqual(set(statuses), {200})
            titles = [each["title"] for each in one.ask("GET", "/api/v1/programmes/spring/draft", token).json()["sessions"]]
            self.assertEqual(titles, ["0-9", "1-9", "2-9", "3-9", "Session 4"])
            # A release through one is in the feeds of the other.
            base = "/api/v1/programmes/spring"
            self.assertEqual(one.change("POST", base + "/releases", token, {}, of=base + "/draft").status, 201)
            self.eventually(lambda: b"0-9" in other.ask("GET", "/feeds/spring.ics").body)

    def test_what_was_acknowledged_survives_a_kill(self):
        self.import_draft()
        token = self.token()
        path = "/api/v1/programmes/spring/draft/sessions/s0"
        for attempt in range(3):
            acknowledged = self.killed_while_writing(path, token, attempt)
            with contextlib.closing(sqlite3.connect(self.store)) as database:
                self.assertEqual(database.execute("PRAGMA integrity_check").fetchone(), ("ok",))
                text, = database.execute("SELECT text FROM drafts ORDER BY revision DESC LIMIT 1").fetchone()
            written = json.loads(text)["sessions"][0]["title"]
            if acknowledged is not None:
                self.assertIn(written, (f"{attempt}-{acknowledged}", f"{attempt}-{acknowledged + 1}"))


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
