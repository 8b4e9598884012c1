"""One exception tree. A message says what was expected, what came, where, and what to do."""


class VerbaleError(Exception):
    """Whatever Verbale refuses, for a reason that its message tells."""


class InputError(VerbaleError, ValueError):
    """A document that cannot be read: missing, empty, binary, in another language or in no known encoding."""


class DateError(VerbaleError, ValueError):
    """A date that is none."""


class LexiconError(VerbaleError, ValueError):
    """Faults of the lexicon's files, all of them in one report."""


class RecordError(VerbaleError, ValueError):
    """A record file that is no Verbale record, or is of a version that this program does not know."""


class MissingError(VerbaleError, LookupError):
    """Something asked for by name or id that is not there."""
