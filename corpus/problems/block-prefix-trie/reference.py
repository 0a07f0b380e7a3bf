from __future__ import annotations

from collections import OrderedDict


class PrefixTree:
    """Cached blocks of tokens, shared by prefix; the least recently used leaf goes first."""

    def __init__(self, capacity: int, block: int) -> None:
        self._capacity = capacity
        self._block = block
        self._root = _Node(None, ())
        # All blocks, oldest first. A path is renewed from its end to its root, so a parent is always younger
        # than its children, and the oldest of all is a leaf.
        self._by_age: OrderedDict[_Node, None] = OrderedDict()

    def request(self, tokens: list[int]) -> int:
        """Cache the whole blocks of `tokens` as far as they fit; return how many tokens were cached before."""
        blocks = self._blocks(tokens)
        path = self._walk(blocks)
        found = len(path)
        self._renew(path)  # first of all, so that making room never reaches the path itself
        missing = blocks[found : self._capacity]  # no path can be deeper than the capacity
        while len(self._by_age) + len(missing) > self._capacity:
            self._by_age.popitem(last=False)[0].leave()
        for content in missing:
            path.append(_Node(path[-1] if path else self._root, content))
        self._renew(path)
        return found * self._block

    def match(self, tokens: list[int]) -> int:
        """Return how many of the leading tokens are cached; this is no use of them."""
        return len(self._walk(self._blocks(tokens))) * self._block

    def size(self) -> int:
        """Return the number of blocks held."""
        return len(self._by_age)

    def sequences(self) -> list[list[int]]:
        """Return the tokens from the root to each leaf, least recently used leaf first."""
        return [node.tokens() for node in self._by_age if not node.children]

    def _blocks(self, tokens: list[int]) -> list[tuple[int, ...]]:
        """Return the whole blocks; what is left at the end is no block."""
        stop = len(tokens) - len(tokens) % self._block
        return [tuple(tokens[start : start + self._block]) for start in range(0, stop, self._block)]

    def _walk(self, blocks: list[tuple[int, ...]]) -> list[_Node]:
        """Return the nodes of the longest cached prefix."""
        path: list[_Node] = []
        node = self._root
        for content in blocks:
            if content not in node.children:
                break
            node = node.children[content]
            path.append(node)
        return path

    def _renew(self, path: list[_Node]) -> None:
        """Make a path the youngest, its first block youngest of all; new nodes are entered by this."""
        for node in reversed(path):
            self._by_age[node] = None
            self._by_age.move_to_end(node)


class _Node:
    """One block; the way from the root to it is the prefix it belongs to."""

    def __init__(self, parent: _Node | None, content: tuple[int, ...]) -> None:
        self.parent = parent
        self.content = content
        self.children: dict[tuple[int, ...], _Node] = {}
        if parent is not None:
            parent.children[content] = self

    def leave(self) -> None:
        """Unlink a leaf from its parent."""
        if self.parent is not None:
            del self.parent.children[self.content]

    def tokens(self) -> list[int]:
        """Return the prefix that ends with this block."""
        contents = []
        node: _Node | None = self
        while node is not None:
            contents.append(node.content)
            node = node.parent
        return [token for content in reversed(contents) for token in content]
