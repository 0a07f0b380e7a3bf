"""The page and the command line; `app.py` is the composition root."""
