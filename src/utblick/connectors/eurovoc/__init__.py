"""The EuroVoc thesaurus: labels in many languages, and what is broader than what."""
