"""Reports: their data, the forms they are written in, and the list of those that rooms bring."""
