import json
from importlib.resources import files

from agent.judges.features import NAMES
from agent.judges.head import load_authored, load_heads


def test_no_feature_can_lower_a_chance() -> None:
    for head in load_heads().values():
        assert set(head.weights) == set(NAMES)
        assert min(head.weights.values()) >= 0


def test_a_matching_wrong_claim_lowers_and_a_seen_signal_raises() -> None:
    for head in load_authored().values():
        plain = head.chance(1.0, 0.0, 0.5, 0.0)
        assert head.chance(1.0, 1.0, 0.5, 0.0) < plain
        assert head.chance(1.0, 0.0, 1.0, 0.0) >= plain
        assert head.chance(1.0, 0.0, 0.5, 1.0) <= plain


def test_every_parameter_file_names_the_command_that_makes_it() -> None:
    for name in ("head.json", "authored.json", "words.json"):
        note = json.loads(files("agent.judges").joinpath(name).read_text(encoding="utf-8"))["note"]
        assert note.startswith("made by: python -m bench.")
