# Web and worker from one image. Build: docker build -t expertinnendialoge .
# BASE needs Python 3.11 to 3.13 with venv, and apt.
ARG BASE=python:3.13-slim-bookworm

FROM ${BASE} AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
RUN python3 -m venv /opt/venv
COPY requirements/base.txt /tmp/base.txt
RUN /opt/venv/bin/pip install --quiet --require-hashes --only-binary :all: -r /tmp/base.txt \
    && /opt/venv/bin/pip uninstall --quiet --yes pip
COPY . /app
WORKDIR /app
# Values for this step only: collecting files opens no database and signs nothing.
RUN /opt/venv/bin/python scripts/catalogues.py \
    && DJANGO_SETTINGS_MODULE=portal.settings.production STATIC_ROOT=/app/static DATA_DIR=/tmp \
       SECRET_KEY=collectstatic-signs-nothing-and-this-value-is-gone-afterwards \
       ALLOWED_HOSTS=localhost PUBLIC_URL=http://localhost EMAIL_URL=dummymail:// \
       DATABASE_URL=sqlite:////tmp/none.sqlite3 \
       /opt/venv/bin/python manage.py collectstatic --no-input --verbosity 0 \
    && /opt/venv/bin/python -m compileall -q manage.py site publikationen angebote search

FROM ${BASE}
# Pango and fonts set the PDFs (Cyrillic and Arabic letters are in Noto Sans, what it lacks in
# DejaVu);
# poppler reads the text of attached PDFs for the search.
RUN apt-get update -qq \
    && apt-get install -qq --yes --no-install-recommends \
       fonts-dejavu-core fonts-noto-core libharfbuzz-subset0 libpango-1.0-0 libpangoft2-1.0-0 \
       poppler-utils \
    && rm -rf /var/lib/apt/lists/* /var/cache/apt/* /var/log/*.log /var/log/apt
RUN groupadd --gid 10001 portal \
    && useradd --uid 10001 --gid portal --no-create-home --home-dir /data \
       --shell /usr/sbin/nologin portal \
    && install --directory --owner portal --group portal /data
COPY --from=build /opt/venv /opt/venv
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/opt/venv/bin:$PATH PYTHONPATH=/app:/app/site PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 DJANGO_SETTINGS_MODULE=portal.settings.production \
    DATA_DIR=/data STATIC_ROOT=/app/static
USER portal
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "scripts/healthcheck.py"]
# The worker is the same image with: python manage.py db_worker
CMD ["gunicorn", "--config", "scripts/gunicorn.conf.py", "portal.wsgi:application"]
