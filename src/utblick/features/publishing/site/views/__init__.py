"""The pages of the site: each asks `released` and gives an answer that anybody may keep."""
