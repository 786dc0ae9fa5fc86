"""Declared meetings of members of the European Parliament with interest representatives."""
