"""A dictionary from whole prefixes to the number of the request that used them last; leaves are searched for."""


class PrefixTree:
    def __init__(self, capacity, block):
        self.capacity = capacity
        self.block = block
        self.used = {}
        self.clock = 0

    def _prefixes(self, tokens):
        """Return the prefixes of one, two, three whole blocks and so on."""
        return [tuple(tokens[: self.block * k]) for k in range(1, len(tokens) // self.block + 1)]

    def _leaves(self):
        inner = {prefix[: -self.block] for prefix in self.used}
        return sorted((prefix for prefix in self.used if prefix not in inner), key=self.used.get)

    def request(self, tokens):
        self.clock += 1
        reused = self.match(tokens)
        mine = self._prefixes(tokens)[: self.capacity]
        for prefix in mine:
            if prefix in self.used:
                self.used[prefix] = self.clock
        for prefix in mine:
            if prefix in self.used:
                continue
            if len(self.used) == self.capacity:
                gone = next(leaf for leaf in self._leaves() if leaf not in mine)
                del self.used[gone]
            self.used[prefix] = self.clock
        return reused

    def match(self, tokens):
        return max((len(prefix) for prefix in self._prefixes(tokens) if prefix in self.used), default=0)

    def size(self):
        return len(self.used)

    def sequences(self):
        return [list(leaf) for leaf in self._leaves()]
