"""The figures of a run as Markdown."""

from __future__ import annotations

from typing import Any

from benchmarks.standing.engines import ENGINES, OURS, PEERS


def table(found: dict[str, Any]) -> str:
    """Give what was measured on what, a table for each kind of profiles, and the ratios."""
    of, machine, sizes = found["documents"], found["machine"], found["sizes"]
    languages = ", ".join(f"{count:,} {code}" for code, count in sorted(of["languages"].items()))
    lines = [
        f"{found['date']}, {machine['cores']} cores, Python {machine['python']}, engine at {found['commit']}, "
        f"load of the machine {machine['load']:.1f}. {of['count']:,} {of['kind']} documents ({languages}) of "
        f"{of['words_each']:.0f} words.",
        "",
    ]
    for kinds in dict.fromkeys(figure["kinds"] for figure in found["figures"]):
        figures = {(f["engine"], f["profiles"]): f for f in found["figures"] if f["kinds"] == kinds}
        names = [name for name in ENGINES if any((name, size) in figures for size in sizes)]
        if kinds != "lists":
            lines += ["With NEAR, identifiers and fields too (Utblick alone):", ""]
        lines += [*_rates(names, sizes, figures), "", *_details(names, sizes, figures), ""]
        lines += [*_ratios(names, sizes, figures), ""]
    return "\n".join(lines)


Figures = dict[tuple[str, int], dict[str, Any]]


def _rates(names: list[str], sizes: list[int], figures: Figures) -> list[str]:
    lines = ["| Documents a second, with profiles: | " + " | ".join(f"{size:,}" for size in sizes) + " |"]
    lines.append("|---" * (len(sizes) + 1) + "|")
    for name in names:
        cells = [_rate(figures.get((name, size)), name) for size in sizes]
        lines.append(f"| {ENGINES[name][0]} | " + " | ".join(cells) + " |")
    hits = [
        next((f for (_, n), f in figures.items() if n == size and f["engine"] in OURS), None)
        for size in sizes
    ]
    lines.append(
        "| *hits for each document* | "
        + " | ".join(f"{f['hits_each']:,.4g}" if f else "" for f in hits)
        + " |"
    )
    return lines


def _rate(figure: dict[str, Any] | None, name: str) -> str:
    if figure is None:
        return ""
    rate = 1 / figure["net"]
    return f"{rate:,.0f}" if rate >= 20 else f"{rate:.1f}"


def _details(names: list[str], sizes: list[int], figures: Figures) -> list[str]:
    most = max(sizes)
    lines = [
        f"| With {most:,} profiles | ms a document | on the wall | documents | runs | build, s | memory, MB "
        "| hits agree |",
        "|---" * 8 + "|",
    ]
    for name in names:
        f = figures.get((name, most))
        if f is None:
            continue
        agrees = "" if "agreement" not in f else f"{f['agreement']:.4%}" if f["differing_pairs"] else "100 %"
        lines.append(
            f"| {ENGINES[name][0]} | {f['net'] * 1000:.2f} | {f['wall'] * 1000:.2f} | {f['looked_at']:,} | {f['runs']} "
            f"| {f['build']:.1f} | {f['memory_mb']:,.0f} | {agrees} |"
        )
    return lines


def _ratios(names: list[str], sizes: list[int], figures: Figures) -> list[str]:
    least, most = min(sizes), max(sizes)
    lines = []
    for name in names:
        if (name, least) in figures and (name, most) in figures and least != most:
            ratio = figures[name, most]["net"] / figures[name, least]["net"]
            lines.append(
                f"- {ENGINES[name][0]}: a document with {most:,} profiles takes {ratio:,.2f} × that with {least:,}."
            )
    peers = [name for name in names if name in PEERS]
    for size in sizes if peers else ():
        best = min(peers, key=lambda name: figures[name, size]["net"])
        for ours in OURS:
            ratio = figures[best, size]["net"] / figures[ours, size]["net"]
            lines.append(
                f"- {ENGINES[ours][0]}, {size:,} profiles: {ratio:.2f} × the best peer ({ENGINES[best][0]})."
            )
    return lines
