"""The timeline of a brief as inline SVG: PLOVER's four classes as rows, time from left to right.

One bar stands for the episodes of one stretch of time (a day, week, month, quarter or year, by the width of the
whole). Dots and discs were tried and rejected: with three hundred events they hide one another, and a busy week is
what a reader looks for. The drawing has no colours of its own for text and lines, so that it follows the page in
light, dark and print.
"""

import datetime
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from verbale.desk.words import count, spell_date
from verbale.weave import Episode

CLASSES = {
    "Cooperation in words": ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "YIELD"),
    "Cooperation in deeds": ("COOPERATE", "AID", "RETREAT"),
    "Conflict in words": ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    "Conflict in deeds": ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
COLOURS = ("#56b4e9", "#0072b2", "#e69f00", "#d55e00")
"""Of the palette of Okabe and Ito (2008), told apart with any kind of colour blindness; rows are labelled besides."""

_INK = "#010203"  # stands for the page's own text colour until the drawing is put into the page
_LINE = "#010204"  # the same, faint
_FEWEST_STEPS = 40  # stretches of time that the drawing should at least be cut into, if time allows
_EARLY_SHARE = 0.15  # of the episodes that may be left out at the start …
_EARLY_GAP = 0.4  # … where a gap of so much of the whole time comes after them
_TALLEST = 0.68  # of a row's height that the longest bar takes …
_TALLEST_NARROW = 0.55  # … and where the row's name and the bar's number must stand above it
_FULL = 3  # episodes that at least make the longest bar, so that a single one does not look like many
_SHORTEST = 0.05  # of a row's height, so that one episode among many still shows
_BETWEEN = 0.06  # of a stretch of time left free on each side of its bar
_FACE = "DejaVu Sans, Liberation Sans, Helvetica, Arial, sans-serif"

_Bar = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing in two widths, and what it shows, in words.

    Attributes:
        wide, narrow: SVG elements; "" where there is nothing to draw.
        step: what one bar stands for: day, week, month, quarter or year.
        left_out: how many early episodes are not drawn; `start` is the first day that is.
        summary: the drawing in a sentence, for those who do not see it.
    """

    wide: str
    narrow: str
    step: str
    left_out: int
    start: datetime.date | None
    summary: str


def draw(episodes: Sequence[Episode]) -> Chart:
    """Draw dated episodes.

    Args:
        episodes: those without a date are passed over.
    """
    days = sorted(day for episode in episodes if (day := _middle(episode)))
    if not days:
        return Chart(wide="", narrow="", step="day", left_out=0, start=None, summary="")
    start = _start(days)
    shown = [episode for episode in episodes if (day := _middle(episode)) and day >= start]
    step = _step((days[-1] - start).days)
    by_class = Counter(_class(episode) for episode in shown)
    told = "; ".join(f"{name.lower()}: {by_class[name]}" for name in CLASSES)
    return Chart(
        wide=_svg(_bars(shown, step, _TALLEST), width=780, row=66, beside=True),
        narrow=_svg(_bars(shown, step, _TALLEST_NARROW), width=340, row=90, beside=False),
        step=step,
        left_out=len(days) - len(shown),
        start=start if len(days) > len(shown) else None,
        summary=f"Timeline of {count(len(shown), 'event')} from {spell_date(start)} to {spell_date(days[-1])}: {told}.",
    )


def _middle(episode: Episode) -> datetime.date | None:
    if not episode.first_day:
        return None
    last = episode.last_day or episode.first_day
    return episode.first_day + (last - episode.first_day) // 2


def _class(episode: Episode) -> str:
    return next((name for name, types in CLASSES.items() if episode.type in types), next(iter(CLASSES)))


def _firm(episode: Episode) -> bool:
    return episode.status in ("happened", "ongoing")


def _start(days: list[datetime.date]) -> datetime.date:
    """The day to begin at: a few mentions of long ago must not press all of the rest into one corner."""
    first = 0
    for at in range(1, int(len(days) * _EARLY_SHARE) + 1):
        if (days[at] - days[at - 1]).days > _EARLY_GAP * (days[-1] - days[first]).days:
            first = at
    return days[first]


def _step(span: int) -> str:
    for step, length in (("year", 365), ("quarter", 91), ("month", 30), ("week", 7)):
        if span / length >= _FEWEST_STEPS:
            return step
    return "day"


def _stretch(day: datetime.date, step: str) -> tuple[datetime.date, datetime.date]:
    """First day of the stretch that a day falls in, and of the next."""
    if step == "day":
        return day, day + datetime.timedelta(days=1)
    if step == "week":
        monday = day - datetime.timedelta(days=day.weekday())
        return monday, monday + datetime.timedelta(days=7)
    months = {"month": 1, "quarter": 3, "year": 12}[step]
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    following = first.month - 1 + months
    return first, first.replace(year=first.year + following // 12, month=following % 12 + 1)


def _bars(episodes: Sequence[Episode], step: str, tallest_bar: float) -> list[_Bar]:
    """Bars in units of rows: the first class on top; what happened below, what is only planned or possible on it."""
    numbers: dict[tuple[str, datetime.date], Counter[bool]] = {}
    ends: dict[datetime.date, datetime.date] = {}
    for episode in episodes:
        first, following = _stretch(_middle(episode) or datetime.date.min, step)
        ends[first] = following
        numbers.setdefault((_class(episode), first), Counter())[_firm(episode)] += 1
    tallest = max(_FULL, *(both.total() for both in numbers.values()))
    most = {name: max((both.total() for (of, _), both in numbers.items() if of == name), default=0) for name in CLASSES}
    bars: list[_Bar] = []
    for (name, first), both in sorted(numbers.items()):
        low = float(len(CLASSES) - 1 - list(CLASSES).index(name))
        start, end = _moment(first), _moment(ends[first])
        free = _BETWEEN * (end - start)
        for firm in (True, False):
            if not both[firm]:
                continue
            high = low + max(_SHORTEST, tallest_bar * both[firm] / tallest)
            bars.append({"class": name, "from": start + free, "to": end - free, "low": low, "high": high, "firm": firm})
            low = high
        if both.total() == most[name] > 1:  # the busiest stretch of a class says how many
            bars[-1] |= {"label": str(both.total()), "middle": (start + end) / 2}
    return bars


def _moment(day: datetime.date) -> float:
    """Milliseconds since 1970, UTC: what Vega counts in."""
    return (day - datetime.date(1970, 1, 1)).days * 86_400_000.0


def _svg(bars: list[_Bar], *, width: int, row: int, beside: bool) -> str:
    import altair as alt
    import vl_convert

    names = list(CLASSES)
    first, last = min(bar["from"] for bar in bars), max(bar["to"] for bar in bars)
    margin = max(5 * 86_400_000.0, (last - first) * 0.02)
    x = alt.X(
        "from:T",
        title=None,
        scale=alt.Scale(type="utc", domain=[first - margin, last + margin], nice=False),
        axis=alt.Axis(tickCount=max(3, width // 110), labelOverlap=True, labelFlush=False, grid=True),
    )
    rows = [len(names) - 1 - at for at in range(len(names))]
    beside_rows = alt.Axis(
        values=rows, labelExpr=f"{names[::-1]}[datum.value]", labelOffset=-row * 0.3, ticks=False, domain=False,
        grid=True, labelPadding=10, labelLimit=200,
    )  # fmt: skip
    plain_rows = alt.Axis(values=rows, labels=False, ticks=False, domain=False, grid=True)
    y = alt.Y(
        "low:Q", title=None, scale=alt.Scale(domain=[0, len(names)], nice=False, zero=True),
        axis=beside_rows if beside else plain_rows,
    )  # fmt: skip
    colour = alt.Color("class:N", legend=None, scale=alt.Scale(domain=names, range=list(COLOURS)))
    base = alt.Chart({"values": bars}).encode(x=x, x2="to:T", y=y, y2="high:Q")
    layers = [
        base.transform_filter("datum.firm").mark_bar().encode(color=colour),
        base.transform_filter("!datum.firm")
        .mark_bar(fillOpacity=0.15, strokeWidth=1.5)
        .encode(color=colour, stroke=colour),
        alt.Chart({"values": [bar for bar in bars if "label" in bar]})
        .mark_text(baseline="bottom", dy=-2, fontSize=11, color=_INK)
        .encode(x="middle:T", y="high:Q", text="label:N"),
    ]
    if not beside:
        heads = [{"name": name, "top": low + 1.0} for name, low in zip(names, rows, strict=True)]
        text = alt.Chart({"values": heads}).mark_text(
            align="left", baseline="top", dy=4, fontSize=12, fontWeight="bold", color=_INK
        )
        layers.append(text.encode(x=alt.value(0), y="top:Q", text="name:N"))
    chart = (
        alt.layer(*layers)
        .properties(width=width, height=row * len(names), background="transparent", padding=4)
        .configure_view(stroke=None)
        .configure_axis(
            labelColor=_INK, labelFontSize=13, labelFont=_FACE, gridColor=_LINE, gridOpacity=0.16, domainColor=_LINE,
            tickColor=_LINE, domainOpacity=0.5, tickOpacity=0.5,
        )
        .configure_text(font=_FACE)
    )  # fmt: skip
    return _inline(vl_convert.vegalite_to_svg(chart.to_json(), vl_version=_version(alt, vl_convert)))


def _version(alt: Any, vl_convert: Any) -> str:
    """The Vega-Lite version that Altair wrote the chart for, as vl-convert names it."""
    wanted = ".".join(alt.SCHEMA_VERSION.lstrip("v").split(".")[:2])
    known = vl_convert.get_vegalite_versions()
    return str(wanted if wanted in known else known[-1])


def _inline(svg: str) -> str:
    """The drawing as an element of a page: no names of XML, the page's colours, a width that can shrink."""
    svg = re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", svg)
    svg = svg.replace(_INK, "currentColor").replace(_LINE, "currentColor")
    box = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if box:
        width, height = (math.ceil(float(side)) for side in box.groups())
        svg = re.sub(
            r'(<svg[^>]*?) width="[\d.]+" height="[\d.]+"', rf'\1 width="{width}" height="{height}"', svg, count=1
        )
    return svg
