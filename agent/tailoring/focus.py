"""Which areas questions are drawn from more often: first what the job asks and the résumé does not show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from agent.tailoring.types import Focus, Job, Profile, Why

ENOUGH = 2
"""An area is shown, or asked for, from so many different words of it on."""
MOST_AREAS = 5
WEIGHTS: Mapping[Why, float] = {"gap": 4.0, "both": 2.5, "asked": 2.5, "claimed": 1.8}
TITLES = {
    "llm_agents": "LLMs and agents",
    "deep_learning": "deep learning",
    "ml_foundations": "machine-learning foundations",
    "statistics": "statistics and experiments",
    "optimization": "optimization",
    "serving": "serving",
    "training_infrastructure": "training infrastructure",
    "gpu_cluster": "GPUs and clusters",
    "data_pipeline": "data pipelines",
    "evaluation_gates": "evaluation and release",
}
_BECAUSE: Mapping[Why, str] = {
    "gap": "the job asks for it and the résumé hardly shows it",
    "both": "the job asks for it and the résumé claims it",
    "asked": "the job asks for it",
    "claimed": "the résumé claims it",
}


def focus_of(profile: Profile | None, job: Job | None) -> tuple[Focus, ...]:
    """Return the areas to prefer and why, the most wanted first."""
    shown = profile.areas if profile else {}
    asked = job.areas if job else {}
    if not asked:
        return tuple(Focus(area=area, why="claimed") for area in _most(shown))
    if not shown:
        return tuple(Focus(area=area, why="asked") for area in _most(asked))
    found = [Focus(area=area, why="both" if shown.get(area, 0) >= ENOUGH else "gap") for area in _most(asked)]
    return tuple(sorted(found, key=lambda focus: focus.why != "gap"))


def _most(counts: Mapping[str, int]) -> list[str]:
    wanted = [area for area, count in counts.items() if count >= ENOUGH and area in TITLES]
    return sorted(wanted, key=lambda area: -counts[area])[:MOST_AREAS]


def weight_of(areas: Sequence[str], focus: Sequence[Focus]) -> float:
    """How much more often than others a question of these areas is drawn."""
    weights = {one.area: WEIGHTS[one.why] for one in focus}
    return max((weights.get(area, 1.0) for area in areas), default=1.0)


def in_words(own: Sequence[object], focus: Sequence[Focus]) -> list[str]:
    """What a résumé and a job description changed in the plan, a line each."""
    count = len(own)
    asked = [f"{count} question{'s are' if count > 1 else ' is'} about your own work."] if count else []
    areas = [f"{TITLES.get(one.area, one.area)} ({_BECAUSE[one.why]})" for one in focus]
    return asked + ([f"Asked about more often: {', '.join(areas)}."] if areas else [])
