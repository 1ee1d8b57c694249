"""The program under test, asked about documents that a test makes."""

import json
import pathlib
import subprocess


class Program:
    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def __call__(self, *arguments, document):
        """Exit code, output and error stream of a command that reads the document from standard input."""
        done = subprocess.run([self.path, *arguments], input=json.dumps(document), capture_output=True, text=True,
                              timeout=300, check=False)
        return done.returncode, done.stdout, done.stderr
