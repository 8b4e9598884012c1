"""The command line: each command parses, calls one function of the house and prints."""

from verbale.cli.app import app, main

__all__ = ["app", "main"]
