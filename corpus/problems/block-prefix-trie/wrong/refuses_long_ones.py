class PrefixTree:
    def __init__(self, capacity, block):
        self.capacity = capacity
        self.block = block
        self.used = {}  # prefix -> time of last use
        self.clock = 0

    def _prefixes(self, tokens):
        b = self.block
        return [tuple(tokens[: i + b]) for i in range(0, len(tokens) - b + 1, b)]

    def _leaves(self):
        parents = {p[: -self.block] for p in self.used}
        return sorted((p for p in self.used if p not in parents), key=self.used.get)

    def _evict(self, mine):
        for leaf in self._leaves():
            if leaf not in mine:
                del self.used[leaf]
                return True
        return False

    def match(self, tokens):
        n = 0
        for p in self._prefixes(tokens):
            if p not in self.used:
                break
            n = len(p)
        return n

    def request(self, tokens):
        self.clock += 1
        found = self.match(tokens)
        mine = self._prefixes(tokens)
        if len(mine) > self.capacity:
            return found
        for p in mine:
            if p in self.used:
                self.used[p] = self.clock
        for p in mine:
            if p in self.used:
                continue
            if len(self.used) >= self.capacity and not self._evict(mine):
                break
            self.used[p] = self.clock
        return found

    def size(self):
        return len(self.used)

    def sequences(self):
        return [list(p) for p in self._leaves()]
