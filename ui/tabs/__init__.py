"""The tabs of the page, one file each; each builds its components and wires its own events."""
