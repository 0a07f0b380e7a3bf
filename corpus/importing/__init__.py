"""Any interview guide, as page text, Markdown, HTML or PDF, becomes a guide of the corpus: `add.add_guide`."""
