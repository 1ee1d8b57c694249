"""A real `plenary serve` process on a free port of the loopback, for tests in Python."""

import contextlib
import http.client
import re
import signal
import subprocess
import urllib.parse


class Server:
    """Where the process listens, and how to ask it."""

    def __init__(self, process, address):
        self.process = process
        self.address = address  # "http://127.0.0.1:40001"

    def request(self, method, target, headers=None):
        """Status, headers (names in lower case) and body of one request on a connection of its own."""
        connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.address).netloc, timeout=20)
        try:
            connection.request(method, target, headers=headers or {})
            response = connection.getresponse()
            body = response.read()
            return response.status, {name.lower(): value for name, value in response.getheaders()}, body
        finally:
            connection.close()


def announced_address(process, lines):
    """The first address that the server prints, on either stream."""
    for line in process.stdout:
        lines.append(line)
        found = re.search(r"http://127\.0\.0\.1:\d+", line)
        if found:
            return found.group()
    raise RuntimeError("the server announced no address:\n" + "".join(lines))


@contextlib.contextmanager
def serving(plenary, programme):
    """Starts the server and ends it with SIGTERM, which it must answer with exit code 0."""
    command = [plenary, "serve", "--programme", programme, "--listen", "127.0.0.1:0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield Server(process, announced_address(process, []))
        process.send_signal(signal.SIGTERM)
        code = process.wait(timeout=20)
        if code != 0:
            raise RuntimeError(f"the server ended with {code} after SIGTERM")
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()
        process.stdout.close()
