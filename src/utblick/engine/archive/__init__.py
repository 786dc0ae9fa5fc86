"""Archive search: the terms that a database stores, and what a query lets the database leave out."""
