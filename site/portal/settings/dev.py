"""`make run`: everything on one machine, mails in the console, tasks at once."""

from .base import *

DEBUG = env.bool("DEBUG", default=True)
SECRET_KEY = env.str("SECRET_KEY", default="only-for-development-never-for-a-real-site")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["*"])
# `Mails` in the administration lists every mail, not only those that have not arrived.
SHOW_DELIVERED_MAILS = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
SILENCED_SYSTEM_CHECKS: list[str] = []
# Without DEBUG Django tells of an error by mail only: whoever runs this sees it in the terminal.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["console"], "level": "ERROR", "propagate": False}},
}
