"""Settings by purpose: `dev` (`make run`), `test`, `production` (strict); each builds on `base`."""
