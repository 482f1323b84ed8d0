from pathlib import Path

import yaml

from app.api import create_app

DOCUMENT = Path(__file__).parent.parent / "openapi.yaml"


def test_the_published_document_names_what_the_service_serves() -> None:
    published = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))["paths"]
    served = {rule.rule for rule in create_app().url_map.iter_rules()}
    assert set(published) == served - {"/metrics"}
