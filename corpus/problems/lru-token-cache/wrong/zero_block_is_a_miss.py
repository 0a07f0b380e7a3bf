from collections import OrderedDict


class PrefixCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.total = 0
        self.blocks = OrderedDict()
        self.sizes = {}

    def get(self, key):
        block = self.blocks.get(key)
        if not block:
            return None
        self.blocks.move_to_end(key)
        return block

    def put(self, key, block, size):
        if size > self.capacity:
            return None
        if key in self.blocks:
            del self.blocks[key]
            self.total -= self.sizes.pop(key)
        evicted = []
        while self.total + size > self.capacity:
            old, _ = self.blocks.popitem(last=False)
            self.total -= self.sizes.pop(old)
            evicted.append(old)
        self.blocks[key] = block
        self.sizes[key] = size
        self.total += size
        return evicted

    def used(self):
        return self.total

    def keys(self):
        return list(self.blocks)
