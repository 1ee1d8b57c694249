"""The program under test, asked about documents that a test makes."""

import json
import pathlib
import subprocess
import tempfile


class Program:
    def __init__(self, path):
        self.path = str(pathlib.Path(path).resolve())

    def __call__(self, *arguments, document):
        """Exit code, output and error stream of a command that reads the document from standard input."""
        done = subprocess.run([self.path, *arguments], input=json.dumps(document), capture_output=True, text=True,
                              timeout=300, check=False)
        return done.returncode, done.stdout, done.stderr

    def certificate(self, document):
        """The certificate of a proposal, which `verify` has taken."""
        with tempfile.TemporaryDirectory() as folder:
            path, proof = pathlib.Path(folder, "case.json"), pathlib.Path(folder, "proof.txt")
            path.write_text(json.dumps(document), encoding="utf-8")
            for command in (["propose", path, "--certificate", proof], ["verify", proof, path]):
                done = subprocess.run([self.path, *command], capture_output=True, text=True, timeout=300, check=False)
                if (done.returncode, done.stderr) != (0, ""):
                    raise AssertionError(f"{command}: {done.returncode}: {done.stdout}{done.stderr}")
            return proof.read_text(encoding="utf-8")
