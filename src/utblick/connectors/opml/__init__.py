"""OPML: a list of feeds, as feed readers exchange them."""
