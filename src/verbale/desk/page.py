"""The brief as one HTML page: words, drawing and quotes put into the template."""

import importlib.resources
from pathlib import Path

import jinja2
from markupsafe import Markup

from verbale._version import __version__
from verbale.desk import chart, words
from verbale.lexicon import Lexicon, load_lexicon
from verbale.model import InputError
from verbale.record import Record
from verbale.study import MOST_SAYINGS, Brief, Source, brief
from verbale.weave import Account, Episode

HEADINGS = {
    "happened": ("What happened, in order", "Told as past or as going on, by somebody who is certain of it."),
    "planned": ("Planned or announced", "Said to be coming by those who are to do it, or scheduled."),
    "possible": ("Said to be possible", "Rumoured, expected, likely: nobody who speaks of it is certain."),
    "called_for": ("Called for", "Asked for, urged or recommended; not a sign that it will come."),
    "hypothetical": ("Hypothetical", "Told inside an “if”."),
    "denied": ("Denied", "Somebody says that it is not so, or did not take place."),
}
"""Title of each section, and what stands in it."""

GLANCE = 3
"""Lines at most under each heading of "at a glance"."""


def write_brief(
    record: Record,
    out: Path,
    *,
    about: tuple[str, ...] = (),
    as_of: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> None:
    """Write one HTML page on what a record holds. It requests nothing from anywhere.

    Args:
        record: an open record.
        out: the file; its folder is made if it is not there.
        about: states, actor codes or names; two must both take part, of any other number one is enough.
        as_of: ISO date: only documents that could be known by then.
        since, until: ISO dates between which the events and statements lie.

    Raises:
        DateError: if a date is none.
        InputError: if the file cannot be written.
    """
    lexicon = load_lexicon()
    found = brief(record, about=about, as_of=as_of, since=since, until=until, lexicon=lexicon)
    page = render_brief(found, lexicon=lexicon)
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        out.write_text(page, "utf-8", newline="\n")
    except OSError as error:
        raise InputError(f"{out} cannot be written: {error.strerror}.") from None


def render_brief(found: Brief, *, lexicon: Lexicon | None = None) -> str:
    """A brief as the text of an HTML page.

    Args:
        lexicon: for the names of states and organisations; the shipped one if none is given.
    """
    spell = words.Words(lexicon or load_lexicon())
    files = importlib.resources.files("verbale.desk") / "templates"
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(lambda name: (files / name).read_text("utf-8")),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    environment.filters |= {
        "actor": spell.actor,
        "actors": spell.actors,
        "capital": words.capital,
        "date": words.spell_date,
        "day": words.spell_day,
        "name": spell.name,
        "sentence": words.sentence,
        "side": spell.side,
        "sides": spell.actors,
        "when": words.spell_when,
    }
    drawing = chart.draw(found.charted)
    page = environment.get_template("brief.html.j2").render(
        brief=found,
        title=_title(found, spell),
        style=Markup((files / "brief.css").read_text("utf-8")),
        chart=drawing,
        wide=Markup(drawing.wide),
        narrow=Markup(drawing.narrow),
        colours=chart.COLOURS,
        headings=HEADINGS,
        glance=GLANCE,
        most_sayings=MOST_SAYINGS,
        types=words.TYPES,
        statuses=words.STATUSES,
        commitments=words.COMMITMENTS,
        bases=words.BASES,
        mutual=words.MUTUAL,
        act=words.act,
        count=words.count,
        enumerate=words.enumerate_words,
        how_sure=words.how_sure,
        line=words.line,
        outlet=_outlet,
        vouchers=lambda account: spell.vouchers(account.holders, _outlet(found.sources[account.document])),
        others=lambda episode: _other_vouchers(episode, found, spell),
        version=__version__,
    )
    return page.strip() + "\n"


def _title(found: Brief, spell: words.Words) -> str:
    if not found.about:
        return "Brief on all that the record holds"
    named = [words.capital(spell.state(code.upper())) if ":" not in code else spell.actor(code) for code in found.about]
    named = [given if name == given.upper() else name for given, name in zip(found.about, named, strict=True)]
    return f"Brief on {words.enumerate_words(named)}"


def _outlet(source: Source) -> str:
    """Whose own voice a document is: its outlet, else its authors, else its title."""
    if source.outlet or source.authors:
        return source.outlet or words.enumerate_words(source.authors)
    return f"“{words.shorten(source.title)}”" if source.title else f"an unnamed document ({source.name})"


def _other_vouchers(episode: Episode, found: Brief, spell: words.Words) -> list[str]:
    """Who else vouches for an episode in the same status, one line for each origin beyond the first."""

    def voucher(account: Account) -> str:
        return spell.vouchers(account.holders, _outlet(found.sources[account.document]))

    told = {episode.lead.origin: voucher(episode.lead)}
    for account in episode.accounts:
        if account.status in (episode.status, "ongoing", "happened"):
            told.setdefault(account.origin, voucher(account))
    return list(told.values())[1:]
