"""The settings, as the page and the commands see them."""

from agent.settings import Settings, load_settings

__all__ = ["Settings", "load_settings"]
