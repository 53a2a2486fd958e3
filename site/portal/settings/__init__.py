"""Settings by purpose: `dev` for `make run`, `test`, `production` (strict); each builds on `base`."""
