"""Answers put before people: the brief as one HTML page that asks nothing of the network."""

from verbale.desk.page import render_brief, write_brief

__all__ = ["render_brief", "write_brief"]
