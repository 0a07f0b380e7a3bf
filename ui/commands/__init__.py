"""One file a command: `configure(parser)` declares its arguments, `run(args)` returns the exit code."""
