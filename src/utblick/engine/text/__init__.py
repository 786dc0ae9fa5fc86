"""Words, stems and languages: one analyser for matching, search and comparison."""
