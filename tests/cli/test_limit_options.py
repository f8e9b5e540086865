"""Every limit of a payload can be set on the command line, and has the library's default."""

import json
from pathlib import Path

import attrs
import pytest

from identity_schema import Limits
from identity_schema.cli import main
from identity_schema.cli.limits import DEFAULTS
from identity_schema.codes import CODES

BODY = {"sub": "1", "name": "Janet Davidson", "address": {"country": "NZ", "locality": "Ngaio"}}
CODE = {
    "bytes": "payload.too_large", "depth": "payload.too_deep", "leaves": "payload.too_many_leaves",
    "records": "payload.too_many_records", "text": "payload.text_too_long",
}  # fmt: skip


def test_the_defaults_are_those_of_the_library() -> None:
    assert {name: number for name, (number, _) in DEFAULTS.items()} == attrs.asdict(Limits())
    assert set(CODE.values()) <= set(CODES)


@pytest.mark.parametrize("name", CODE)
def test_a_payload_past_a_limit_is_quarantined_by_its_code(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    body: object = BODY
    if name == "records":
        customer = {"id": "1", "bvn": "22222222223", "firstname": "Janet"}
        body = {"status": "success", "data": {"identity": [customer, customer]}}
    Path("in.json").write_text(json.dumps(body))
    mapping = "okra.identity" if name == "records" else "oneid.userinfo"
    call = ["in.json", "--mapping", mapping]
    assert main(["normalize", *call, "--to", "all.jsonl"]) == 0
    assert main(["normalize", *call, "--to", "out.jsonl", f"--max-{name}", "1"]) == 1
    assert json.loads(Path("out.jsonl.quarantine.jsonl").read_text())["code"] == CODE[name]
    assert main(["explain", *call]) == 0
    assert main(["explain", *call, f"--max-{name}", "1"]) == 1
    assert CODE[name] in capfd.readouterr().err


@pytest.mark.parametrize("wrong", ["0", "-1", "x", "9" * 5000, "1e3"])
def test_a_limit_that_is_no_number_is_refused(
    wrong: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.json").write_text("{}")
    with pytest.raises(SystemExit) as caught:
        main(["explain", "in.json", "--max-depth", wrong])
    assert caught.value.code == 2


def test_a_limit_beyond_what_it_can_be_is_refused(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("in.json").write_text("{}")
    assert main(["explain", "in.json", "--max-depth", "501"]) == 2
    assert "limits.range" in capfd.readouterr().err
