"""The design system: layout, components, lists, charts."""
