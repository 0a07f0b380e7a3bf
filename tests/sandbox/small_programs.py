"""Fifty small functions, each with a constant to vary: two hundred correct programs for the bulk check."""

from __future__ import annotations

# The argument `a` is a list of small integers (sometimes empty), `s` a text, `n` a small integer.
BODIES = {
    "a": """
sum(a) + {k}
[x * {k} for x in a]
[x for x in a if x % {k} == 0]
sorted(a)[:{k}]
sorted(a, reverse=True)[{k}:]
a[{k}:] + a[:{k}]
[a[i] for i in range(0, len(a), {k})]
max(a, default={k}) - min(a, default=0)
len(set(a)) * {k}
[sum(a[: i + 1]) for i in range(len(a))][-{k}:]
[x - y for x, y in zip(a, a[{k}:])]
{x: a.count(x) for x in a if a.count(x) >= {k}}
{x // {k} for x in a}
tuple(reversed(a)) + ({k},)
[[x, x ** {k}] for x in a]
sum(1 for x in a if x > {k})
[x if x > {k} else -x for x in a]
[a[i : i + {k}] for i in range(0, len(a), {k})]
sum(x * (i + {k}) for i, x in enumerate(a))
any(x == {k} for x in a)
all(x < 10 * {k} for x in a)
[i for i, x in enumerate(a) if x < {k}]
sum(a) / (len(a) + {k})
[round(x / {k}, 3) for x in a]
sorted(set(a), key=lambda x: (x % {k}, x))
dict(enumerate(a[:{k}]))
[abs(x - {k}) for x in a]
(min(a) if a else {k}, max(a) if a else -{k})
[x & {k} for x in a]
"-".join(str(x + {k}) for x in a)
""",
    "s": """
s[::-1] + "x" * {k}
s.upper()[:{k}]
[c for c in s if ord(c) % {k} == 0]
s.split()[:{k}]
" ".join(w[:{k}] for w in s.split())
sum(len(w) > {k} for w in s.split())
s.replace("a", "b" * {k})
[s[i : i + {k}] for i in range(len(s))]
sorted(s)[-{k}:]
{c: s.count(c) for c in s if s.count(c) > {k}}
s.count("a") * {k} + s.count("b")
"".join(chr((ord(c) - 97 + {k}) % 26 + 97) if c.isalpha() else c for c in s.lower())
s.center(len(s) + {k}, "*")
len(s) > 4 * {k}
[w.title() for w in s.split() if len(w) != {k}]
""",
    "n": """
n ** {k} - n
[i for i in range(n) if i % {k} == 1]
sum(i * i for i in range({k}, n))
bin(n * {k}).count("1")
[d for d in range({k}, n + 1) if n % d == 0]
""",
}
INPUTS = {
    "a": [[], [3], [1, 2, 3, 4, 5, 6], [5, -1, 4, 4, 0, 2, 7], [10, 20, 30, -5, 8, 8, 8], [2, 2, 1]],
    "s": ["", "a", "banana bread and tea", "abc def", "Aa Bb aa bb", "one two three four"],
    "n": [0, 1, 2, 7, 12, 30],
}


def programs() -> list[tuple[str, str]]:
    """Return (parameter, source) of every program; each defines `f` of one argument."""
    return [
        (parameter, f"def f({parameter}):\n    return {body.replace('{k}', str(k))}\n")
        for parameter, bodies in BODIES.items()
        for body in bodies.strip().splitlines()
        for k in range(1, 5)
    ]
