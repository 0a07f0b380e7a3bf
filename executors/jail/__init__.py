"""What runs in the sandbox process: standard library only, never the service's packages.

The service starts `boot.py` in a fresh interpreter with an empty environment. Only `codec`,
`policy` and `canaries` (data and pure functions) are imported by the service as well.
"""
