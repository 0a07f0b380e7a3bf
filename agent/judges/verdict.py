"""One claim against one answer: how likely it is met, what speaks against it, and which sentence shows it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from agent.judges.behaviour import is_story, lacks_figure
from agent.judges.claims import Claim
from agent.judges.entailment import NO_RELATION, Reader, Relation
from agent.judges.evidence import Found, Match, read_best, says, weighed
from agent.judges.features import UNREAD, Wording, measure_whole
from agent.judges.head import Authored, Head
from agent.judges.lexical import recall
from agent.judges.polarity import opposed
from agent.judges.windows import Windows
from retrieval.types import Vectors
from rubrics.types import Stance

MET = 0.5
UNCLEAR = 0.35
_TORN = 0.49  # where both heads are sure, of a point met and of the opposite
_ALIKE, _SHARED = (0.45, 0.6), (0.35, 0.5)
_TURNED = 0.7
_FITS, _AS_WELL, _BETTER = 0.5, 0.5, 1.0  # in log odds
_AS_MUCH = 0.7  # of the claim's words, for another sentence to speak for it too
_AGAINST_SHARE = 0.9  # how much of the chance a certain contradiction takes away
_DOUBTED = (0.3, 0.6)  # chances of a contradiction by the network over which negators and opposites begin to count
_DENIED = (0.75, 0.95)  # and over which the network needs no such sign, where sentence and claim are
_MUCH_ALIKE, _MUCH_SHARED = (0.7, 0.85), (0.7, 0.95)  # this much alike, and share this much of the claim's words


@dataclass(frozen=True)
class Verdict:
    """`chance` that the claim is met, `against` how sure a contradiction is, `at` the sentence that decides."""

    stance: Stance
    chance: float
    against: float
    at: int | None
    confidence: float = 0.0
    span: tuple[int, int] = (0, 0)
    says: float = UNREAD["says"]


SILENCE = Verdict("missed", 0.0, 0.0, None, 0.95)
"""The verdict on every claim when nothing was said that could be credited."""


def weigh(found: Found, head: Head, answer: Windows, reader: Reader) -> Verdict:
    """Judge a bare claim by the head's chance, by what negators and opposites tell, and by the entailment network."""
    best = found.right[0]
    relation = read_best(best, answer, reader)
    said = says(relation)
    chance = head.chance(best.measured.values | {"says": said})
    against = _against(best, answer, found.at, relation)
    chance *= 1.0 - _AGAINST_SHARE * against
    if against >= 0.5:
        return Verdict("contradicted", chance, against, found.at, against, best.measured.span, said)
    return Verdict(_stance(chance), chance, against, found.at, abs(2.0 * chance - 1.0), best.measured.span, said)


def weigh_authored(
    number: int, all_found: Sequence[Found], heads: Mapping[str, Authored], answer: Windows, reader: Reader
) -> Verdict:
    """Judge an authored point. A later contradiction wins over earlier support, a later correction over a slip."""
    found = all_found[number]
    head = heads["story" if is_story(found.claim.wordings[0].text) else "subject"]
    values = weighed(number, all_found, answer, reader)
    chance, against = head.met.chance(values), head.contradicted.chance(values)
    where = found.wrong_at if found.wrong_at is not None and found.excess > 0 else found.at
    span = found.right[0].measured.span
    if against >= head.called_at and not _also_right(found):  # else said wrongly first, then put right
        if chance < MET:
            return Verdict("contradicted", min(chance, UNCLEAR), against, where, max(against, 0.5), span)
        chance = _TORN
    if _wrongly_put(found) or _only_asked(found, answer) or lacks_figure(found.claim.wordings[0].text, answer.texts):
        chance = min(chance, _TORN)
    return Verdict(_stance(chance), chance, against, found.at, abs(2.0 * chance - 1.0), span)


def _wrongly_put(found: Found) -> bool:
    """Whether a wrong claim fits well and clearly better than any right wording: of such points one in three is met."""
    return bool(found.wrong) and found.wrong[0].logit >= _FITS and found.excess >= _BETTER


def _only_asked(found: Found, answer: Windows) -> bool:
    """Whether what speaks for a claim about the subject is a question: who asks has not said it."""
    said = [answer.texts[i].rstrip() for i in range(*found.right[0].measured.span)]
    return not is_story(found.claim.wordings[0].text) and all(text.endswith("?") for text in said)


def _also_right(found: Found) -> bool:
    """Whether a right wording fits well and about as well as the nearest wrong one."""
    return found.right[0].logit >= _FITS and found.excess <= _AS_WELL


def weigh_whole(claim: Claim, parts: Sequence[Verdict], answer: Windows, free: Vectors, head: Head) -> Verdict:
    """Judge a whole reference from the sentences its parts were found in; parts said wrongly count against it."""
    chosen = sorted({i for part in parts for i in range(*part.span)})
    said = sum(part.says for part in parts) / len(parts)
    chance = head.chance(measure_whole(claim.wordings[0], answer, free, chosen) | {"says": said})
    against = sum(part.against for part in parts) / len(parts)
    chance *= 1.0 - _AGAINST_SHARE * against
    return Verdict(_stance(chance), chance, against, chosen[0], abs(2.0 * chance - 1.0), (chosen[0], chosen[-1] + 1))


def bounded(verdict: Verdict, flags: Collection[str], caps: Mapping[str, float]) -> Verdict:
    """Return a verdict after the guards: the chance capped, the confidence halved where anything was flagged.

    What was said in a language the judge does not read is unclear, not missed, and no words of it show anything.
    """
    if not flags:
        return verdict
    chance = min(verdict.chance, *(caps.get(flag, 1.0) for flag in flags))
    stance = verdict.stance
    if stance in ("met", "unclear") and chance < verdict.chance:
        stance = _stance(chance)
    if "language" in flags and stance != "met":
        return replace(verdict, stance="unclear", chance=chance, confidence=0.5 * verdict.confidence, at=None)
    return replace(verdict, stance=stance, chance=chance, confidence=0.5 * verdict.confidence)


def _stance(chance: float) -> Stance:
    if chance >= MET:
        return "met"
    return "unclear" if chance >= UNCLEAR else "missed"


def _against(best: Match, answer: Windows, at: int, relation: Relation) -> float:
    """Return how sure it is that the sentences nearest to a claim say its opposite, 0..1."""
    turned = _turned(best.wording, answer, at)
    if relation is NO_RELATION:
        return turned
    shared = recall(frozenset(best.wording.stems), answer.stems[at])
    alike = _ramp(float(answer.vectors[at] @ best.wording.vector), _MUCH_ALIKE) * _ramp(shared, _MUCH_SHARED)
    denied = relation.contradicted
    return max(turned * _ramp(denied, _DOUBTED), alike * _ramp(denied, _DENIED))


def _ramp(value: float, over: tuple[float, float]) -> float:
    """Return 0 below a range, 1 above it, and a straight line between."""
    return min(1.0, max(0.0, (value - over[0]) / (over[1] - over[0])))


def _turned(wording: Wording, answer: Windows, at: int) -> float:
    """Return how sure it is that the sentence most like the claim says it the other way round, 0 to `_TURNED`.

    It grows with how much the two are alike: of unlike sentences neither negators nor opposites tell anything.
    """
    likeness = float(answer.vectors[at] @ wording.vector)
    wanted = frozenset(wording.stems)
    shared = recall(wanted, answer.stems[at])
    others = (
        i for i in range(len(answer.texts)) if i != at and recall(wanted, answer.stems[i]) >= _AS_MUCH * shared > 0
    )
    if any(
        float(answer.vectors[i] @ wording.vector) >= _ALIKE[0] and not opposed(wording.text, answer.texts[i])
        for i in others
    ):
        return 0.0  # another sentence says as much of the claim, the right way round
    alike = _ramp(likeness, _ALIKE) * _ramp(shared, _SHARED)
    return _TURNED * alike if alike and opposed(wording.text, answer.texts[at]) else 0.0
