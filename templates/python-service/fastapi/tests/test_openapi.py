from pathlib import Path
from typing import Any

import yaml

from app.api import create_app

DOCUMENT = Path(__file__).parent.parent / "openapi.yaml"


def test_the_published_document_says_what_the_service_does() -> None:
    published: dict[str, Any] = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))
    served = create_app().openapi()
    assert published["paths"] == served["paths"], "run: python -m scripts.openapi"
    assert published["components"] == served["components"], "run: python -m scripts.openapi"
