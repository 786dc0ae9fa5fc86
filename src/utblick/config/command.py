"""The `utblick` command: find the word's module, read its arguments, run it.

Exit 0: all read. 1: finished, but some rows were rejected. 2: wrong usage or an unreadable file. Never a traceback.
Modules are imported only when their word is used, so that engine commands start without Django.
"""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence

# word -> (module, needs Django)
COMMANDS: dict[str, tuple[str, bool]] = {
    "match": ("utblick.config.commands.match", False),
    "identifiers": ("utblick.config.commands.identifiers", False),
    "plan": ("utblick.config.commands.plan", False),
    "eligibility": ("utblick.config.commands.eligibility", False),
    "trace": ("utblick.config.commands.trace", False),
    "passages": ("utblick.config.commands.passages", False),
    "columns": ("utblick.config.commands.columns", False),
    "changes": ("utblick.config.commands.changes", False),
    "sources": ("utblick.config.commands.sources", False),
    "read": ("utblick.config.commands.read", False),
    "import": ("utblick.config.commands.import_records", True),
    "actors": ("utblick.config.commands.take_actors", True),
    "report": ("utblick.config.commands.report", True),
    "catalogue": ("utblick.config.commands.catalogue", True),
    "serve": ("utblick.config.commands.serve", True),
    "work": ("utblick.config.commands.work", True),
    "follow": ("utblick.config.commands.follow", True),
    "example": ("utblick.config.commands.example", True),
    "archive": ("utblick.config.commands.archive", True),
    "check": ("utblick.config.commands.check", True),
    "translate": ("utblick.config.commands.translate", False),
    "manage": ("utblick.config.commands.manage", True),
}


class Unusable(Exception):
    """Stop the command with exit 2 and this sentence."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    if not words or words[0] in ("-h", "--help", "help"):
        return _overview()
    name, rest = words[0], words[1:]
    if name not in COMMANDS:
        print(f"utblick: there is no command `{name}`; `utblick --help` lists them", file=sys.stderr)
        return 2
    module_name, needs_django = COMMANDS[name]
    if needs_django:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utblick.config.settings")
    try:
        module = importlib.import_module(module_name)
        parser = argparse.ArgumentParser(
            prog=f"utblick {name}",
            description=module.SUMMARY,
            epilog=f"Example:\n{module.EXAMPLE}",
            formatter_class=argparse.RawDescriptionHelpFormatter,
        )
        module.arguments(parser)
        options = parser.parse_args(rest)
        return int(module.run(options))
    except Unusable as reason:
        print(f"utblick {name}: {reason}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        # The reader of our output went away (`utblick … | head`): nothing is wrong.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print(f"utblick {name}: stopped", file=sys.stderr)
        return 130


def _overview() -> int:
    print("usage: utblick COMMAND …\n")
    for name, (module_name, _) in COMMANDS.items():
        try:
            summary = importlib.import_module(module_name).SUMMARY.splitlines()[0]
        except ImportError:
            continue
        print(f"  {name:14}{summary}")
    print("\n`utblick COMMAND --help` explains each with an example.")
    return 0


if __name__ == "__main__":
    # Run as a module this file is `__main__`, whose Unusable is another class than the one that commands raise.
    sys.exit(importlib.import_module("utblick.config.command").main())
