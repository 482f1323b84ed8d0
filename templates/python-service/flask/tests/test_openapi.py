from pathlib import Path

import yaml

from app.api import create_app

DOCUMENT = Path(__file__).parent.parent / "openapi.yaml"


def test_the_published_document_names_what_the_service_serves() -> None:
    paths = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))["paths"]
    published = {(path, method.upper()) for path, methods in paths.items() for method in methods}
    served = {
        (rule.rule, method)
        for rule in create_app().url_map.iter_rules()
        # What every route has by itself.
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }
    assert published == served - {("/metrics", "GET")}
