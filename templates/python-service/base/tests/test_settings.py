import pytest

from app.settings import Settings, read_settings


@pytest.fixture(autouse=True)
def no_variables(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)


def test_has_defaults_for_everything() -> None:
    assert read_settings(Settings).model_dump() == {
        "listen_host": "0.0.0.0",
        "port": 8080,
        "log_level": "info",
        "shutdown_timeout_seconds": 20,
    }


def test_reads_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PORT", "9090")
    monkeypatch.setenv("LOG_LEVEL", "")
    settings = read_settings(Settings)
    assert (settings.port, settings.log_level) == (9090, "info")


def test_names_what_is_wrong_and_keeps_the_value_to_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PORT", "eighty")
    monkeypatch.setenv("LOG_LEVEL", "loud")
    with pytest.raises(SystemExit) as stopped:
        read_settings(Settings)
    message = str(stopped.value)
    assert "PORT: Input should be a valid integer" in message
    assert "LOG_LEVEL: Input should be 'debug', 'info'" in message
    assert "eighty" not in message
