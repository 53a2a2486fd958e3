"""Many offers at once: a table (CSV or XLSX) in, the same columns out."""
