def passages_of(text): return []
