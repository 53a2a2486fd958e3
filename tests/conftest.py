"""What every test can use: servers of our own (tests/servers) and judges from outside."""

pytest_plugins = ["tests.servers.plugin", "tests.judges.plugin"]
