from collections import OrderedDict


class PrefixCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.d = OrderedDict()

    def used(self):
        return sum(size for _, size in self.d.values())

    def get(self, key):
        if key in self.d:
            self.d.move_to_end(key)
            return self.d[key][0]
        return None

    def put(self, key, block, size):
        if size > self.capacity:
            return None
        evicted = []
        # make room first, then store
        while self.used() + size > self.capacity:
            evicted.append(self.d.popitem(last=False)[0])
        self.d[key] = (block, size)
        self.d.move_to_end(key)
        return evicted

    def keys(self):
        return list(self.d.keys())
