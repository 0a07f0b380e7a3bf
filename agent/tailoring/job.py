"""A job description becomes the areas of the bank that it asks for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agent.tailoring.honest import speaks_to_reader
from agent.tailoring.lines import lines_in
from agent.tailoring.types import MAX_LISTED, Job
from agent.tailoring.vocabulary import areas_in, technologies_in

_OFFER = re.compile(
    r"^\W*(?:benefits|perks|what we offer|we offer|compensation|salary|pay range|about (?:us|the company)"
    r"|our (?:company|story|values)|equal opportunity|eeo|how to apply|diversity|why (?:join|us)|wir bieten|privacy)",
    re.I,
)


def job_of(raw: Sequence[str]) -> Job:
    """Return what a job description's lines ask for; what they say of the employer does not count."""
    wanted: list[str] = []
    taking = True
    for line in lines_in(raw):
        short = len(line.text.split()) <= 6 and line.kind != "bullet"
        if (short and line.text[:1].isupper()) or line.kind == "heading":
            taking = _OFFER.match(line.text) is None
        if taking and not speaks_to_reader(line.text):
            wanted.append(line.text)
    text = "\n".join(wanted)
    return Job(areas=areas_in(text), skills=technologies_in(text)[:MAX_LISTED])
