"""Lists of any kind, CSV or XLSX, read as one table."""
