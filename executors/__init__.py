"""Running strangers' code in a sandbox and judging what it returned, outside the sandbox."""
