"""How gunicorn runs the site; WEB_CONCURRENCY sets the number of processes."""

import gc
import os
from typing import Any

bind = f"0.0.0.0:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 4
timeout = 60
graceful_timeout = 30
# A process is renewed now and then, so that nothing it collects lasts.
max_requests = 2000
max_requests_jitter = 200
# The heartbeat file on a slow disk would stop workers for no reason.
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108, PTH112
# No access log: addresses of readers are not stored (the proxy in front may log without them).
accesslog = None
errorlog = "-"
# Nobody steers it from inside the container.
control_socket_disable = True


def post_worker_init(worker: Any) -> None:
    """The program itself is no garbage: looking through it costs a reader up to 0.3 s."""
    gc.collect()
    gc.freeze()
