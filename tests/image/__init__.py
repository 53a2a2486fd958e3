"""The image really built and run, without a Docker engine: `make image-test` (Debian, root)."""
