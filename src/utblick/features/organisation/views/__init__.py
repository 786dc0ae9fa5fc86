"""The pages of the region: looking in `pages.py`; changing in the others, by what is changed."""
