import json
from importlib.resources import files

from agent.judges.features import NAMES
from agent.judges.head import load_authored, load_heads


def test_no_feature_can_lower_a_chance() -> None:
    for head in load_heads().values():
        assert set(head.weights) == set(NAMES)
        assert min(head.weights.values()) >= 0


def test_nothing_that_speaks_for_a_point_can_lower_it_or_make_it_look_contradicted() -> None:
    for head in load_authored().values():
        assert min(head.met.weights.values()) >= 0
        assert max(head.contradicted.weights.values()) <= 0
        assert 0 < head.called_at < 1


def test_a_matching_wrong_claim_and_errors_elsewhere_lower_a_subject_point() -> None:
    head = load_authored()["subject"]
    plain = dict.fromkeys({*head.met.weights, *head.contradicted.weights}, 0.0)
    for name in ("not_wrong", "errors"):
        worse = plain | {name: -1.0}
        assert head.met.chance(worse) < head.met.chance(plain)
        assert head.contradicted.chance(worse) > head.contradicted.chance(plain)


def test_every_parameter_file_names_the_command_that_makes_it() -> None:
    for name in ("head.json", "authored.json", "words.json"):
        note = json.loads(files("agent.judges").joinpath(name).read_text(encoding="utf-8"))["note"]
        assert note.startswith("made by: python -m bench.")
