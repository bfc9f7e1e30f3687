FROM python:3.13-slim

WORKDIR /srv/kept
COPY requirements.txt ./
RUN pip install --no-cache-dir --no-input --require-hashes -r requirements.txt

# What .dockerignore lets through; editable, because content/ and locales/ are read beside the code.
COPY . ./
RUN pip install --no-cache-dir --no-deps --no-build-isolation -e . \
 && python -m compileall -q bot handlers \
 && useradd --system --uid 10001 --no-create-home kept \
 && install -d -o kept -m 700 /data /keys

USER kept
ENV KEPT_DATA=/data KEPT_KEYS=/keys PYTHONDONTWRITEBYTECODE=1
VOLUME ["/data", "/keys"]
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["python", "-c", "import os, urllib.request; urllib.request.urlopen(f\"http://127.0.0.1:{os.environ.get('KEPT_WEB_PORT', '8080')}/health\", timeout=4)"]
ENTRYPOINT ["kept"]
CMD ["run"]
