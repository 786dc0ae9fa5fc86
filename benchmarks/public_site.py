"""How fast the public site answers: wrk against a real server on one core, beside a file served as it lies.

    python benchmarks/public_site.py [--data FOLDER] [--seconds N] [--connections N]

Needs wrk (Debian's package). The server runs on the first core, wrk on the second. `--data` is a data folder with the
example region; without it one is made, which takes a minute. Each page is asked for once before it is measured; then it
comes from the door's shelf, as it does for every reader until something public changes. The peer is a style sheet that
the same server sends as a file.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

PAGES = (
    ("front page", "/sv/"),
    ("list of projects", "/sv/projekt/"),
    ("a project with its map", "/sv/projekt/biogas-fran-gard-till-buss-runt-ostersjon/"),
    ("the same in English", "/en/projects/biogas-fran-gard-till-buss-runt-ostersjon/"),
    ("search", "/sv/sok/?q=biogas"),
    ("site map", "/sitemap.xml"),
    ("projects as CSV", "/data/projects.csv"),
    ("the interface: projects", "/api/v1/projects"),
    ("catalogue", "/data/catalogue.ttl"),
    ("peer: a file", "/static/site/site.css"),
)
TOLD = """
done = function(summary, latency, requests)
  io.write(string.format("RESULT %d %d %.3f %.3f %.3f\\n", summary.requests, summary.duration,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
"""


def main() -> int:
    """Measure every page and print a table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, help="a data folder with the example region")
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--connections", type=int, default=4)
    options = parser.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is not here; on Debian: apt install wrk", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.data or _made(Path(scratch))
        script = Path(scratch) / "told.lua"
        script.write_text(TOLD, "utf-8")
        port = _free_port()
        server = _serve(folder, port)
        try:
            _wait(port)
            print("| page | bytes, packed | requests a second | p50 ms | p95 ms | p99 ms |")
            print("|---|---:|---:|---:|---:|---:|")
            for name, path in PAGES:
                print(_measured(name, f"http://127.0.0.1:{port}{path}", script, options), flush=True)
        finally:
            server.terminate()
            server.wait()
    return 0


def _utblick(*words: str) -> list[str]:
    return [sys.executable, "-m", "utblick.config.command", *words]


def _made(folder: Path) -> Path:
    environment = {**os.environ, "UTBLICK_DATA": str(folder)}
    for words in (("manage", "migrate", "--verbosity", "0"), ("example", "--quiet")):
        subprocess.run(_utblick(*words), env=environment, check=True, stdout=subprocess.DEVNULL)
    return folder


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _serve(folder: Path, port: int) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "UTBLICK_DATA": str(folder)}
    command = ["taskset", "-c", "0", *_utblick("serve", "--port", str(port))]
    return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def _wait(port: int) -> None:
    for _try in range(120):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/halsa", timeout=5).read()
            return
        except OSError:
            time.sleep(1)
    raise SystemExit("the server did not answer within two minutes")


def _measured(name: str, address: str, script: Path, options: argparse.Namespace) -> str:
    asked = urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    size = len(urllib.request.urlopen(asked, timeout=60).read())
    command = ["taskset", "-c", "1", "wrk", "-t1", f"-c{options.connections}", f"-d{options.seconds}s"]
    command += ["-H", "Accept-Encoding: gzip", "-s", str(script), address]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = re.search(r"RESULT (\d+) (\d+) ([\d.]+) ([\d.]+) ([\d.]+)", said)
    if found is None or "Non-2xx" in said:
        return f"| {name} | {size:,} | not measured: {said.strip()[-200:]} |"
    count, microseconds, *times = found.groups()
    rate = int(count) / (int(microseconds) / 1_000_000)
    return f"| {name} | {size:,} | {rate:,.0f} | " + " | ".join(f"{float(one):.1f}" for one in times) + " |"


if __name__ == "__main__":
    sys.exit(main())
