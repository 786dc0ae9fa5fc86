"""The pages of the region: looking in `pages.py`, changing in `changing.py`."""
