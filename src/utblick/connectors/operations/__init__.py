"""Lists of operations: who got which EU money for what, as each country publishes it."""
