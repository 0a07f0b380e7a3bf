"""A plain list of records with the time of their last use; everything is looked up by scanning."""


class PrefixCache:
    def __init__(self, capacity):
        self.capacity = capacity
        self.records = []
        self.clock = 0

    def _find(self, key):
        return next((record for record in self.records if record["key"] == key), None)

    def get(self, key):
        self.clock += 1
        record = self._find(key)
        if record is None:
            return None
        record["time"] = self.clock
        return record["block"]

    def put(self, key, block, size):
        self.clock += 1
        if size > self.capacity:
            return None
        self.records = [record for record in self.records if record["key"] != key]
        evicted = []
        while self.used() + size > self.capacity:
            oldest = min(self.records, key=lambda record: record["time"])
            self.records.remove(oldest)
            evicted.append(oldest["key"])
        self.records.append({"key": key, "block": block, "size": size, "time": self.clock})
        return evicted

    def used(self):
        return sum(record["size"] for record in self.records)

    def keys(self):
        return [record["key"] for record in sorted(self.records, key=lambda record: record["time"])]
