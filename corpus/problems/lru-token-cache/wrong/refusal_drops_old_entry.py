from collections import OrderedDict


class PrefixCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.used_tokens = 0
        self.d = OrderedDict()

    def get(self, key):
        if key not in self.d:
            return None
        self.d.move_to_end(key)
        return self.d[key][0]

    def put(self, key, block, size):
        if key in self.d:
            self.used_tokens -= self.d.pop(key)[1]
        if size > self.capacity:
            return None
        evicted = []
        while self.used_tokens + size > self.capacity:
            k, (_, s) = self.d.popitem(last=False)
            self.used_tokens -= s
            evicted.append(k)
        self.d[key] = (block, size)
        self.used_tokens += size
        return evicted

    def used(self):
        return self.used_tokens

    def keys(self):
        return list(self.d)
