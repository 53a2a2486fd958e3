"""Start servers, run a command that uses them, end them: see the package's docstring."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from contextlib import ExitStack

from tests.servers.catalogue import SERVERS
from tests.servers.process import ServerError


def main() -> int:
    """Return the command's exit code, or 1 when a server did not come up."""
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument("servers", nargs="+", choices=sorted(SERVERS), metavar="SERVER")
    arguments, _, command = " ".join(sys.argv[1:]).partition(" -- ")
    if not command:
        parser.error("say what to run after --")
    chosen = parser.parse_args(arguments.split())
    return run_with(chosen.servers, sys.argv[sys.argv.index("--") + 1 :])


def run_with(names: list[str], command: list[str]) -> int:
    """Run ``command`` with the named servers beside it."""
    environment = dict(os.environ)
    with ExitStack() as stack:
        try:
            for name in names:
                environment |= stack.enter_context(SERVERS[name]()).variables()
        except ServerError as error:
            print(error, file=sys.stderr)
            return 1
        return subprocess.call(command, env=environment)


if __name__ == "__main__":
    sys.exit(main())
