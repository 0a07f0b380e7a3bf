class PrefixCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.items = {}
        self.total = 0

    def get(self, key):
        entry = self.items.get(key)
        return entry[0] if entry else None

    def put(self, key, block, size):
        if size > self.capacity:
            return None
        if key in self.items:
            self.total -= self.items.pop(key)[1]
        gone = []
        while self.total + size > self.capacity:
            first = next(iter(self.items))
            self.total -= self.items.pop(first)[1]
            gone.append(first)
        self.items[key] = (block, size)
        self.total += size
        return gone

    def used(self):
        return self.total

    def keys(self):
        return list(self.items)
