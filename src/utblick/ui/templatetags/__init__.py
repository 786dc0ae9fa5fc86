"""Template tags of the design system; `settings.TEMPLATES` makes them available without `load`."""
