"""Embeds every text of the shipped guides' index anew: `python -m bench.shipped_vectors [--home DIR]`.

Run it before a release that changed the guides or their asked lines; until then what changed is embedded at the
first start.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from corpus.asked import elsewhere
from corpus.load import Bank
from retrieval.chunk import chunks_of
from retrieval.elsewhere import lines_of
from retrieval.embedders import load_embedder
from retrieval.saved import SHIPPED, save_shipped


def main() -> int:
    """Write the file and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, help="data folder whose models to reuse (default: a temporary one)")
    home = parser.parse_args().home
    with tempfile.TemporaryDirectory() as temporary:
        embedder = load_embedder((home or Path(temporary)) / "models")
    chunks = [chunk.text for chunk in chunks_of(Bank().guides.values())]
    texts = list(dict.fromkeys([*chunks, *lines_of(elsewhere())]))
    save_shipped(embedder.name, texts, embedder.embed(texts))
    print(f"{len(texts)} texts, {SHIPPED.stat().st_size // 1024} KB in {SHIPPED}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
