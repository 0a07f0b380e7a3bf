"""Chat models: one port, an OpenAI-compatible client, and how its failures are named."""
