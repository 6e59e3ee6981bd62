# One image for web, worker, beat, stream and the one-shot migration; docker-compose.yml says which is which.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install --yes --no-install-recommends \
        libfontconfig1 \
        libglib2.0-0 \
        libharfbuzz-subset0 \
        libharfbuzz0b \
        libpango-1.0-0 \
        libpangoft2-1.0-0 \
    && rm -rf /var/lib/apt/lists/*

# Nobody signs in as this user; it owns nothing but the volume.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin oversight \
    && install --directory --owner=oversight --group=oversight --mode=0700 /data

ENV PYTHONUNBUFFERED=1 \
    DJANGO_SETTINGS_MODULE=oversight.settings.production \
    DATA_DIR=/data

WORKDIR /app
COPY requirements.txt ./
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

COPY manage.py ./
COPY oversight oversight
COPY acts acts
COPY facilities facilities
COPY inspections inspections
COPY registers registers
COPY courts courts
COPY practice practice
COPY incidents incidents
COPY inquiries inquiries
COPY risk risk
COPY reports reports
COPY templates templates
COPY static static
COPY locale locale

# Production settings want secrets even to collect files; these live for one command and go nowhere.
RUN python -m oversight.machine.translations \
    && SECRET_KEY="$(python -c 'import secrets; print(secrets.token_hex(40))')" \
       DATABASE_URL=postgres://build/none REDIS_URL=redis://build ALLOWED_HOSTS=build.invalid \
       python manage.py collectstatic --noinput --verbosity 0

USER oversight
VOLUME /data
EXPOSE 8000
CMD ["gunicorn", "oversight.wsgi", "--bind", "0.0.0.0:8000", "--worker-class", "gthread", "--preload", "--workers", "3", "--threads", "4", "--worker-tmp-dir", "/dev/shm", "--log-level", "warning"]
