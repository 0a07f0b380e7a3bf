from difflib import SequenceMatcher


def align_words(wanted, heard, substitute, delete, insert):
    steps = ""
    for tag, a, b, c, d in SequenceMatcher(None, wanted, heard, autojunk=False).get_opcodes():
        if tag == "equal":
            steps += "=" * (b - a)
        elif substitute <= delete + insert:
            both = min(b - a, d - c)
            steps += "S" * both + "D" * (b - a - both) + "I" * (d - c - both)
        else:
            steps += "D" * (b - a) + "I" * (d - c)
    cost = steps.count("S") * substitute + steps.count("D") * delete + steps.count("I") * insert
    return cost, steps
