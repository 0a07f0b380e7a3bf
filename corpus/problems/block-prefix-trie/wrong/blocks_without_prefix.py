from collections import OrderedDict


class PrefixTree:
    def __init__(self, capacity, block):
        self.capacity, self.block = capacity, block
        self.blocks = OrderedDict()  # content of a block -> True, oldest first

    def _split(self, tokens):
        b = self.block
        return [tuple(tokens[i : i + b]) for i in range(0, len(tokens) - b + 1, b)]

    def match(self, tokens):
        n = 0
        for key in self._split(tokens):
            if key not in self.blocks:
                break
            n += self.block
        return n

    def request(self, tokens):
        found = self.match(tokens)
        for key in reversed(self._split(tokens)[: self.capacity]):
            if key in self.blocks:
                self.blocks.move_to_end(key)
            else:
                if len(self.blocks) == self.capacity:
                    self.blocks.popitem(last=False)
                self.blocks[key] = True
        return found

    def size(self):
        return len(self.blocks)

    def sequences(self):
        return [list(key) for key in self.blocks]
