"""The store in PostgreSQL as it is used: all that store.py asks of one in a file; several servers on one cluster, which
behave as one; a restart of PostgreSQL and kills, which lose nothing.

Usage: postgres.py PLENARY SOURCE
"""

import contextlib
import http.client
import sys
import threading
import time
import unittest

import store
from postgres_cluster import Cluster

SPRING = "/api/v1/programmes/spring"


class OnPostgres(store.InAFolder):
    @classmethod
    def setUpClass(cls):
        cls.cluster = Cluster()
        cls.addClassCleanup(cls.cluster.close)

    def setUp(self):
        super().setUp()
        self.store = self.cluster.new_database()


class BesideTheServer(OnPostgres, store.BesideTheServer):
    def test_a_backup_is_put_back_while_the_store_is_served(self):
        self.import_draft()
        token = self.token("--role", "administrator")
        draft = SPRING + "/draft"
        with self.served() as server:
            self.copy_as_told("backup")
            self.assertEqual(server.change("PATCH", draft, token, {"title": "Summer"}).status, 200)
            self.copy_as_told("restore")
            self.eventually(lambda: server.ask("GET", draft, token).json()["title"] == "Spring")
            self.assertEqual(server.change("PATCH", draft, token, {"title": "Autumn"}).status, 200)

    def copy_as_told(self, command):
        """Does what `plenary store` says is to be done instead."""
        said = self.plenary("store", command, "--store", self.store, "x", code=2).stderr
        self.assertNotIn("secret", said)
        program, *options = said.strip().partition("Fix: ")[2].split()
        given = {"FILE": str(self.cluster.folder / "backup"), "DATABASE": self.store}
        run = self.cluster.run(program, *(given.get(option, option) for option in options))
        self.assertEqual(run.returncode, 0, run.stdout)


class Releases(OnPostgres, store.Releases):
    def test_what_was_acknowledged_survives_a_kill(self):
        self.import_draft()
        token = self.token()
        path = SPRING + "/draft/sessions/s0"
        for attempt in range(3):
            acknowledged = self.killed_while_writing(path, token, attempt)
            with self.served() as server:
                written = server.ask("GET", SPRING + "/draft", token).json()["sessions"][0]["title"]
                # Nobody waits for what the killed one had locked.
                self.assertEqual(server.change("PATCH", path, token, {"title": "after"}).status, 200)
            if acknowledged is not None:
                self.assertIn(written, (f"{attempt}-{acknowledged}", f"{attempt}-{acknowledged + 1}"))


class Commands(OnPostgres):
    def test_errors_are_told_with_their_exit_codes_and_without_passwords(self):
        said = [self.plenary("token", "list", "--store", self.store, code=3).stderr]
        self.assertIn("store migrate", said[0])
        for address, code in (("postgresql://me:secret@/none?host=/nowhere", 3), ("postgres://me:secret@[/none", 2),
                              ("postgresql://me:secret@h/none?colour=red", 2)):
            for command in (["serve"], ["store", "migrate"], ["token", "list"]):
                said.append(self.plenary(*command, "--store", address, code=code).stderr)
        self.assertIn("form 0 to form", self.plenary("store", "migrate", "--store", self.store).stdout)
        self.assertIn("as this program needs it", self.plenary("store", "migrate", "--store", self.store).stdout)
        for line in said:
            self.assertNotIn("secret", line)

    def test_a_password_is_in_no_log_and_a_token_in_no_dump(self):
        self.import_draft()
        token = self.token()
        log = self.folder / "access.log"
        with self.served("--access-log", str(log)) as server:
            self.assertEqual(server.ask("GET", "/api/v1/programmes", token).status, 200)
            server.process.send_signal(store.signal.SIGTERM)
            said = "".join(server.process.communicate(timeout=20))
        self.assertNotIn("secret", said + log.read_text())
        dump = self.cluster.run("pg_dump", "--dbname", self.store)
        self.assertEqual(dump.returncode, 0, dump.stdout)
        self.assertIn("Spring", dump.stdout)
        self.assertNotIn(token, dump.stdout)

    def test_what_is_no_text_is_a_fault_of_the_request(self):
        self.import_draft()
        token = self.token()
        with self.served() as server:
            for path in ("/api/v1/programmes/%ff", "/api/v1/programmes?after=%ff", "/api/v1/programmes/%00",
                         "/api/v1/programmes?after=%00"):
                with self.subTest(path):
                    self.assertIn(server.ask("GET", path, token).status, (400, 404))


class SeveralServers(OnPostgres):
    def test_postgresql_is_restarted_and_nothing_is_lost(self):
        self.import_draft()
        token = self.token()
        url = "--base-url", "https://calendar.example"
        with self.served(*url) as one, self.served(*url) as other:
            self.release(one, token)
            self.eventually(lambda: other.ask("GET", "/feeds/spring.ics").status == 200)
            feed = one.ask("GET", "/feeds/spring.ics")
            self.stop()
            # Feeds go on; what needs the store says that it is to be tried again.
            for server in (one, other):
                shown = server.ask("GET", "/feeds/spring.ics")
                self.assertEqual((shown.status, shown.body), (200, feed.body))
                refused = server.ask("GET", SPRING + "/draft", token)
                self.assertEqual((refused.status, refused.fields["retry-after"]), (503, "5"))
                self.assertEqual(server.ask("POST", SPRING + "/releases", token, {}, If_Match='"1"').status, 503)
            self.cluster.start()
            self.eventually(lambda: one.ask("GET", SPRING + "/draft", token).status == 200)
            patched = one.change("PATCH", SPRING + "/draft/sessions/s3", token, {"title": "After"})
            self.assertEqual(patched.status, 200, patched.body)
            self.release(one, token)
            began = time.monotonic()
            self.eventually(lambda: b"After" in other.ask("GET", "/feeds/spring.ics").body)
            self.assertLess(time.monotonic() - began, 3)

    def test_under_load_each_acknowledged_change_survives_kills_and_a_restart(self):
        self.import_draft()
        token = self.token()
        acknowledged = {}
        attempted = {}
        enough = threading.Event()

        def write(server, session):
            path = f"{SPRING}/draft/sessions/s{session}"
            count = 0
            while not enough.is_set():
                count += 1
                attempted[session] = count
                with contextlib.suppress(OSError, http.client.HTTPException, KeyError):
                    if server.change("PATCH", path, token, {"title": f"{session}-{count}"}).status == 200:
                        acknowledged[session] = count
                if server.process.poll() is not None:
                    return

        with self.served() as one, self.served() as other, self.served() as killed:
            threads = [threading.Thread(target=write, args=(server, session))
                       for session, server in enumerate([one, other, killed])]
            for thread in threads:
                thread.start()
            self.eventually(lambda: acknowledged.keys() == {0, 1, 2})
            killed.process.kill()
            killed.process.wait(20)
            seen = dict(acknowledged)
            self.eventually(lambda: all(acknowledged[session] > seen[session] for session in (0, 1)))
            self.stop()
            self.cluster.start()
            seen = dict(acknowledged)
            self.eventually(lambda: all(acknowledged[session] > seen[session] for session in (0, 1)))
            enough.set()
            for thread in threads:
                thread.join()
            sessions = one.ask("GET", SPRING + "/draft", token).json()["sessions"]
            self.assertEqual(sessions, other.ask("GET", SPRING + "/draft", token).json()["sessions"])
            for session in range(3):
                written = int(sessions[session]["title"].partition("-")[2])
                self.assertGreaterEqual(written, acknowledged[session])
                self.assertLessEqual(written, attempted[session])
        database = self.store.partition("?")[0].rpartition("/")[2]
        # The states of the draft are those that the log tells, without a gap.
        self.assertEqual(self.cluster.query(database, "SELECT count(*) = max(revision) AND count(*) = (SELECT count(*) FROM "
                                            "plenary.changes WHERE deed IN ('programme-added', 'draft-changed')) "
                                            "FROM plenary.drafts"), "t")

    def stop(self):
        """Stops PostgreSQL; it runs again for the next test, whatever becomes of this one."""
        self.cluster.stop()
        self.addCleanup(self.cluster.start)

    def release(self, server, token):
        released = server.change("POST", SPRING + "/releases", token, {}, of=SPRING + "/draft")
        self.assertEqual(released.status, 201, released.body)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
