"""Following up: does every operation regularly take part, and what else was promised."""
