"""Payloads where they lie in other engines: one function over Arrow record batches.

`identity_schema.engines.batches` is that function, which anything runs that reads Arrow (DuckDB,
Polars, Dask, Ray); `identity_schema.engines.spark` runs it on Spark.
"""
