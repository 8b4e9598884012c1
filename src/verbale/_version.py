"""The program's version, apart from the package's front so that every room can name it."""

__version__ = "0.1.0"
