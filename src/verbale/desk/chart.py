"""The timeline of a brief as inline SVG: PLOVER's four classes as rows, time from left to right.

One disc stands for the episodes of one stretch of time (a day, week, month, quarter or year, by the width of the
whole), its area for their number. Single dots were rejected: with three hundred events they hide one another, and a
busy week is what a reader looks for. The drawing has no colours of its own for text and lines, so that it follows
the page in light, dark and print.
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
_ROOM = 180  # area of a disc, in square pixels, in which a number can be read
_FACE = "DejaVu Sans, Liberation Sans, Helvetica, Arial, sans-serif"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing in two widths, and what it shows, in words.

    Attributes:
        wide, narrow: SVG elements; "" where there is nothing to draw.
        step: what one disc stands for: day, week, month, quarter or year.
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
    discs = Counter((_class(episode), _bin(_middle(episode) or start, step), _firm(episode)) for episode in shown)
    rows = [
        {"class": name, "day": day.isoformat(), "number": number, "firm": firm}
        for (name, day, firm), number in sorted(discs.items())
    ]
    by_class = Counter(_class(episode) for episode in shown)
    told = "; ".join(f"{name.lower()}: {by_class[name]}" for name in CLASSES)
    return Chart(
        wide=_svg(rows, width=800, row=74, label=150, most=1100),
        narrow=_svg(rows, width=340, row=84, label=0, most=450),
        step=step,
        left_out=len(days) - len(shown),
        start=start if len(days) > len(shown) else None,
        summary=f"Timeline of {count(len(shown), 'event')} from {spell_date(start)} to {spell_date(days[-1])}. {told}.",
    )


def _middle(episode: Episode) -> datetime.date | None:
    if not episode.first_day:
        return None
    last = episode.last_day or episode.first_day
    return episode.first_day + (last - episode.first_day) // 2


def _class(episode: Episode) -> str:
    return next((name for name, types in CLASSES.items() if episode.type in types), "Cooperation in words")


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


def _bin(day: datetime.date, step: str) -> datetime.date:
    """The middle of the stretch that a day falls in."""
    if step == "year":
        return day.replace(month=7, day=1)
    if step == "quarter":
        return day.replace(month=(day.month - 1) // 3 * 3 + 2, day=15)
    if step == "month":
        return day.replace(day=15)
    if step == "week":
        return day - datetime.timedelta(days=day.weekday() - 3)
    return day


def _svg(rows: list[dict[str, Any]], *, width: int, row: int, label: int, most: int) -> str:
    import altair as alt
    import vl_convert

    names = list(CLASSES)
    largest = max(item["number"] for item in rows)
    days = sorted(item["day"] for item in rows)
    first, last = datetime.date.fromisoformat(days[0]), datetime.date.fromisoformat(days[-1])
    margin = max(datetime.timedelta(days=2), (last - first) * 0.03)
    domain = [(first - margin).isoformat(), (last + margin).isoformat()]
    base = alt.Chart(alt.Data(values=rows)).encode(
        x=alt.X(
            "day:T",
            title=None,
            scale=alt.Scale(type="utc", domain=domain, nice=False),
            axis=alt.Axis(tickCount=max(3, width // 110), labelOverlap=True, grid=True),
        ),
        y=alt.Y(
            "class:N",
            title=None,
            scale=alt.Scale(domain=names),
            axis=alt.Axis(labelLimit=label or 1, labels=bool(label), ticks=False, domain=False, grid=True, offset=8),
        ),
    )
    size = alt.Size("number:Q", legend=None, scale=alt.Scale(type="linear", domain=[0, max(4, largest)], range=[0, most]))
    colour = alt.Color("class:N", legend=None, scale=alt.Scale(domain=names, range=list(COLOURS)))
    firm = base.transform_filter("datum.firm").mark_circle(opacity=0.9).encode(size=size, color=colour)
    open_ = base.transform_filter("!datum.firm").mark_point(filled=False, strokeWidth=2, opacity=1)
    layers = [firm, open_.encode(size=size, color=colour), *_numbers(base, names, most / max(4, largest))]
    if not label:
        heads = alt.Chart(alt.Data(values=[{"class": name} for name in names]))
        layers.append(
            heads.mark_text(align="left", baseline="bottom", fontSize=13, fontWeight="bold", dy=-22, color=_INK).encode(
                x=alt.value(0), y=alt.Y("class:N", scale=alt.Scale(domain=names)), text="class:N"
            )
        )
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


def _numbers(base: Any, names: list[str], area: float) -> list[Any]:
    """The number of episodes in each disc that has room for it, dark on the light colours and light on the dark."""
    import altair as alt

    with_room = f"datum.firm && datum.number > 1 && datum.number * {area} > {_ROOM}"
    layers = []
    for colour, kinds in (("#000000", (names[0], names[2])), ("#ffffff", (names[1], names[3]))):
        of_kind = alt.FieldOneOfPredicate(field="class", oneOf=list(kinds))
        text = base.transform_filter(with_room).transform_filter(of_kind)
        layers.append(text.mark_text(fontSize=11, fontWeight="bold", color=colour).encode(text="number:Q"))
    return layers


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
        svg = re.sub(r'(<svg[^>]*?) width="[\d.]+" height="[\d.]+"', rf'\1 width="{width}" height="{height}"', svg, count=1)
    return svg
