"""One module for each word after `utblick`: `SUMMARY`, `EXAMPLE`, `arguments(parser)` and `run(options) -> int`."""
