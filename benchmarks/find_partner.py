"""Measure "find a partner" over half a million participations in public projects, with the page's own work.

    python benchmarks/find_partner.py [--projects N] [--folder F] [--repeat N] [--peers]

Builds a scratch installation in the folder (kept, so that a second run only measures): projects of five partners each,
taken in as records by the archive's own taker. Titles are made up of themes and of words drawn by Zipf's law;
organisations too, so that a few are in hundreds of projects and most in one. With `--peers`, FTS5 as it comes over one
flat table of participations answers the same words and regions: the organisations with most rows, without ranking,
reasons, inflection or what they did else.
"""

from __future__ import annotations

import argparse
import os
import platform
import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

NOW = datetime(2026, 11, 28, tzinfo=UTC)
PARTNERS = 5
THEMES = (
    "biogas", "wastewater", "maritime safety", "public transport", "health data", "culture heritage", "youth work",
    "circular economy", "climate adaptation", "digital skills", "hydrogen", "eutrophication", "small ports", "tourism",
    "vocational training", "air quality", "start-ups", "rural services", "batteries", "nature restoration",
)  # fmt: skip
PROGRAMMES = ("Interreg Baltic Sea Region", "Central Baltic", "Horizon Europe", "ERDF", "Interreg Europe")
REGIONS = (
    "SE123", "SE110", "SE232", "SE331", "FI1B1", "FI1C1", "EE001", "LV006", "DE600", "DK011", "PL633", "LT011",
    "NO081", "FR101", "ES300", "IT111", "NL329", "BE100", "AT130", "CZ010",
)  # fmt: skip
SEARCHES: dict[str, dict[str, Any]] = {
    "one theme": {"words": "biogas"},
    "a theme of two words": {"words": "maritime safety"},
    "two words in a row": {"words": '"maritime safety"'},
    "words near each other": {"words": "maritime NEAR/3 biogas"},
    "a rare word": {"words": "ord4711"},
    "a word in every second project": {"words": "project"},
    "two themes with OR": {"words": "biogas OR hydrogen"},
    "begins with": {"words": "eutroph*"},
    "theme and country": {"words": "biogas", "place": "FI"},
    "theme and region": {"words": "wastewater", "place": "LV006"},
    "theme, has led, five projects": {"words": "tourism", "has_led": True, "least": 5},
    "theme since 2020": {"words": "hydrogen", "since": 2020},
    "theme, not our own county": {"words": "biogas", "ours_too": False},
    "country alone": {"place": "SE"},
    "region alone": {"place": "FI1C1"},
    "nothing asked": {},
    "since 2024": {"since": 2024},
}


def records(projects: int) -> Iterator[Any]:
    """Make up the rows of a list of partners; the same for the same number."""
    from utblick.connectors.project_record import PartnershipRecord, Project

    dice = random.Random(7)
    organisations = max(50, projects * PARTNERS // 5)
    for number in range(projects):
        words = " ".join(f"ord{int(dice.paretovariate(0.6)) % 50_000}" for _word in range(5))
        common = " project" if dice.random() < 0.5 else ""
        title = f"{dice.choice(THEMES)} and {dice.choice(THEMES)}{common}: {words}"
        begins = date(2008, 1, 1) + timedelta(days=dice.randrange(6_700))
        project = Project(
            acronym=f"P{number}",
            title=title,
            number=str(number),
            starts_on=begins.isoformat(),
            ends_on=(begins + timedelta(days=900)).isoformat(),
        )
        programme = dice.choice(PROGRAMMES)
        for partner in range(PARTNERS):
            # The largest is in about 1,800 of half a million, half of all in one or two.
            one = int(organisations ** (dice.random() ** 0.5))
            place = REGIONS[one % len(REGIONS)]
            yield PartnershipRecord(
                source="benchmark",
                source_id=f"{number}-{partner}",
                programme=programme,
                project=project,
                organisation=f"Organisation {one}",
                role="lead" if partner == 0 else "partner",
                country=place[:2],
                nuts3=place,
            )


def build(projects: int) -> float:
    """Fill the installation; give the seconds that it took."""
    from django.core.management import call_command

    from utblick.features.organisation import example
    from utblick.features.programmes.actions.archive import take_partnerships
    from utblick.features.programmes.archive import store
    from utblick.features.programmes.models import PublicProject
    from utblick.foundation.accounts.matrix import load_defaults
    from utblick.foundation.accounts.viewer import system
    from utblick.foundation.taking import Told

    call_command("migrate", verbosity=0)
    if PublicProject.objects.count() >= projects:
        return 0.0
    load_defaults()
    example.load(NOW)
    began = time.perf_counter()
    rows: list[Any] = []
    step = 10_000 * PARTNERS
    for row in records(projects):
        rows.append(row)
        if len(rows) == step:
            take_partnerships(rows, Told(), by=system("benchmark"), at=NOW)
            print(f"\r{time.perf_counter() - began:.0f} s", end="", file=sys.stderr, flush=True)
            rows = []
    if rows:
        take_partnerships(rows, Told(), by=system("benchmark"), at=NOW)
    store.tidy()
    return time.perf_counter() - began


Times = list[tuple[float, float]]
"""Milliseconds on the wall and of processor time; other work on the machine tells only in the first."""


def measure(repeat: int) -> list[tuple[str, int, bool, Times]]:
    """Time each search with its page of reasons; the first of each is not counted."""
    from utblick.features.organisation.viewers import viewer_for
    from utblick.features.programmes import queries_archive
    from utblick.features.programmes.archive.places import place_of
    from utblick.features.programmes.archive.searching import Search, find, programmes_about
    from utblick.foundation.accounts.models import Account

    viewer = viewer_for(Account.objects.get(email="strateg@utblick.example"), NOW)
    results = []
    for name, given in SEARCHES.items():
        search = Search(**given | {"place": place_of(given.get("place", ""))})
        times = []
        for _turn in range(repeat + 1):
            began, spent = time.perf_counter(), time.process_time()
            found = find(viewer, search, NOW)
            shown = [one.organisation.pk for one in found.found[:25] if one.organisation]
            if search.is_about:
                programmes_about(search, shown, found.hits)
            # What the page says beside: how much it looks in, and what may be chosen.
            queries_archive.freshness(viewer)
            queries_archive.kinds()
            list(queries_archive.programmes_held())
            wall, processor = time.perf_counter() - began, time.process_time() - spent
            times.append((wall * 1000, processor * 1000))
        results.append((name, found.total, found.looked is not None, times[1:]))
    return results


def percentile(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _figures(times: Times) -> str:
    walls, processors = [wall for wall, _processor in times], [processor for _wall, processor in times]
    figures = (statistics.median(walls), percentile(walls, 0.95), percentile(processors, 0.95))
    return " | ".join(f"{one:.0f}" for one in figures)


def peers(projects: int, folder: Path, repeat: int) -> None:
    """Let FTS5 as it comes count participations by organisation."""
    path = folder / "peer.sqlite3"
    fresh = not path.exists()
    base = sqlite3.connect(path)
    if fresh:
        base.execute("CREATE VIRTUAL TABLE flat USING fts5(title, organisation UNINDEXED, nuts3)")
        rows = ((one.project.title, one.organisation, one.nuts3) for one in records(projects))
        base.executemany("INSERT INTO flat VALUES (?, ?, ?)", rows)
        base.execute("INSERT INTO flat(flat) VALUES ('optimize')")
        base.commit()
    wanted = {
        "one theme": "title : biogas",
        "a theme of two words": "title : (maritime AND safety)",
        "a word in every second project": "title : project",
        "two themes with OR": "title : (biogas OR hydrogen)",
        "theme and country": "(title : biogas) AND (nuts3 : FI*)",
        "theme and region": "(title : wastewater) AND (nuts3 : LV006)",
    }
    print(
        "\n| organisations with most participations, no ranking, no reasons | FTS5 p50 / p95 ms |\n|---|---:|"
    )
    for name, query in wanted.items():
        times = []
        for _turn in range(repeat + 1):
            began = time.perf_counter()
            base.execute(
                "SELECT organisation, count(*) FROM flat WHERE flat MATCH ? GROUP BY 1 ORDER BY 2 DESC LIMIT 400",
                [query],
            ).fetchall()
            times.append((time.perf_counter() - began) * 1000)
        print(f"| {name} | {statistics.median(times[1:]):.0f} / {percentile(times[1:], 0.95):.0f} |")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--projects", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=Path(tempfile.gettempdir()) / "utblick-partners")
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--peers", action="store_true")
    given = parser.parse_args()
    given.folder.mkdir(parents=True, exist_ok=True)
    os.environ["UTBLICK_DATA"] = str(given.folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "utblick.config.settings")
    import utblick.config.wsgi  # as the server is when it answers  # noqa: F401

    took = build(given.projects)
    if took:
        print(f"\rbuilt in {took:.0f} s", file=sys.stderr)
    from utblick.features.programmes.models import PublicOrganisation, PublicParticipation

    parts, organisations = PublicParticipation.objects.count(), PublicOrganisation.objects.count()
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}, ", end="")
    print(f"{parts:,} participations of {organisations:,} organisations\n")
    results = measure(given.repeat)
    print(
        "| search | organisations | p50 ms | p95 ms | of processor time, p95 ms |\n|---|---:|---:|---:|---:|"
    )
    for name, total, is_cut, times in results:
        said = f"{total:,}" + (" in the latest 10,000 projects" if is_cut else "")
        print(f"| {name} | {said} | {_figures(times)} |")
    print(f"| all together | | {_figures([one for *_row, times in results for one in times])} |")
    print(f"\nload of the machine {os.getloadavg()[0]:.1f}")
    if given.peers:
        peers(given.projects, given.folder, given.repeat)


if __name__ == "__main__":
    main()
