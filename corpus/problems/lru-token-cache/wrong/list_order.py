class PrefixCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.data = {}
        self.order = []
        self.total = 0

    def get(self, key):
        if key not in self.data:
            return None
        self.order.remove(key)
        self.order.append(key)
        return self.data[key][0]

    def put(self, key, block, size):
        if size > self.capacity:
            return None
        if key in self.data:
            self.order.remove(key)
            self.total -= self.data.pop(key)[1]
        out = []
        while self.total + size > self.capacity:
            old = self.order.pop(0)
            self.total -= self.data.pop(old)[1]
            out.append(old)
        self.data[key] = (block, size)
        self.order.append(key)
        self.total += size
        return out

    def used(self):
        return self.total

    def keys(self):
        return list(self.order)
