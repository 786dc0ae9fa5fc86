"""CORDIS, the EU research projects: tables of projects, organisations, topics, legal bases and web items."""
