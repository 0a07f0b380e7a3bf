class Node:
    def __init__(self, parent, key):
        self.parent, self.key = parent, key
        self.children = {}
        self.time = 0


class PrefixTree:
    def __init__(self, capacity, block):
        self.capacity, self.block = capacity, block
        self.root = Node(None, None)
        self.nodes = set()
        self.clock = 0

    def _split(self, tokens):
        b = self.block
        return [tuple(tokens[i : i + b]) for i in range(0, len(tokens) - b + 1, b)]

    def request(self, tokens):
        self.clock += 1
        blocks = self._split(tokens)[: self.capacity]
        node, depth = self.root, 0
        while depth < len(blocks) and blocks[depth] in node.children:
            node = node.children[blocks[depth]]
            node.time = self.clock
            depth += 1
        for key in blocks[depth:]:
            if len(self.nodes) == self.capacity:
                leaves = (x for x in self.nodes if not x.children and x.time < self.clock)
                old = min(leaves, key=lambda x: x.time)
                del old.parent.children[old.key]
                self.nodes.remove(old)
            child = Node(node, key)
            child.time = self.clock
            node.children[key] = child
            self.nodes.add(child)
            node = child
        return depth * self.block

    def match(self, tokens):
        node, n = self.root, 0
        for key in self._split(tokens):
            if key not in node.children:
                break
            node = node.children[key]
            n += self.block
        return n

    def size(self):
        return len(self.nodes)

    def sequences(self):
        out = []
        for leaf in sorted((x for x in self.nodes if not x.children), key=lambda x: x.time):
            parts = []
            while leaf.parent:
                parts.append(leaf.key)
                leaf = leaf.parent
            out.append([t for key in reversed(parts) for t in key])
        return out
