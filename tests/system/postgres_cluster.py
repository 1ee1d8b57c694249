"""A PostgreSQL of its own in a temporary folder, on a Unix socket only, from Debian's package."""

import ctypes
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

PROGRAMS = max(pathlib.Path("/usr/lib/postgresql").glob("*/bin/postgres")).parent
DIE_WITH_PARENT = 1  # PR_SET_PDEATHSIG
LIBC = ctypes.CDLL(None)


class Cluster:
    """Stopped by `close`, and by the kernel if the test is killed. As root it runs as another user, as it demands."""

    def __init__(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="plenary-postgres-"))
        self.user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        if self.user:
            shutil.chown(self.folder, "postgres", "postgres")
        self.server = None
        self.databases = 0
        self.run("initdb", "--pgdata", self.folder / "data", "--username", "plenary", "--auth", "trust", "--encoding",
                  "UTF8", "--locale", "C.UTF-8", "--no-sync").check_returncode()
        self.start()

    def run(self, program, *arguments):
        return subprocess.run([PROGRAMS / program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, timeout=60, check=False, cwd="/", **self.user)

    def start(self):
        if self.server is not None and self.server.poll() is None:
            return
        self.server = subprocess.Popen([PROGRAMS / "postgres", "-D", self.folder / "data", "-k", self.folder, "-h", "",
                                        "-F"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/",
                                       preexec_fn=lambda: LIBC.prctl(DIE_WITH_PARENT, signal.SIGQUIT), **self.user)
        for _ in range(600):
            if self.run("pg_isready", "--host", self.folder).returncode == 0:
                return
            time.sleep(0.05)
        raise RuntimeError("PostgreSQL does not start")

    def stop(self):
        """At once, as a crash would."""
        self.server.send_signal(signal.SIGQUIT)
        self.server.wait(60)

    def query(self, database, statement):
        """What psql prints, a line a row."""
        run = self.run("psql", "--host", self.folder, "--username", "plenary", "--no-psqlrc", "--tuples-only",
                        "--no-align", "--dbname", database, "--command", statement)
        if run.returncode != 0:
            raise RuntimeError(run.stdout)
        return run.stdout.strip()

    def new_database(self):
        """The address of an empty one."""
        self.databases += 1
        self.query("postgres", f"CREATE DATABASE test_{self.databases}")
        return f"postgresql://plenary:secret@/test_{self.databases}?host={self.folder}"

    def close(self):
        if self.server.poll() is None:
            self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
