"""Brings openapi.yaml up to what the code serves: `python -m scripts.openapi`."""

from pathlib import Path

import yaml

from app.api import create_app

DOCUMENT = Path(__file__).parent.parent / "openapi.yaml"


def main() -> None:
    """Title, description and version stay as they are written."""
    document = yaml.safe_load(DOCUMENT.read_text(encoding="utf-8"))
    served = create_app().openapi()
    document.update(paths=served["paths"], components=served["components"])
    text = yaml.safe_dump(document, sort_keys=False, allow_unicode=True)
    DOCUMENT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
