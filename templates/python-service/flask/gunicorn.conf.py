"""What `gunicorn` starts: one process with threads, since Kubernetes multiplies Pods."""

from app.logs import logging_config
from app.server import LONGEST_LINGER_SECONDS
from app.settings import Settings, read_settings

settings = read_settings(Settings)

wsgi_app = "app.api:create_app()"
# In brackets, without which an address of IPv6 is none.
bind = f"[{settings.listen_host}]:{settings.port}"
workers = 1
threads = 8
worker_class = "app.server.DrainingWorker"
# Longer than load balancers keep theirs, so that they and not this end decides when one closes.
keepalive = 75
graceful_timeout = LONGEST_LINGER_SECONDS + settings.shutdown_timeout_seconds
control_socket_disable = True
logconfig_dict = logging_config(settings.log_level) | {
    "loggers": {"gunicorn.error": {"propagate": True}}
}
