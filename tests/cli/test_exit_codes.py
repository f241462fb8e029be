"""The exit codes that pipelines rely on."""

from implcheck.cli.exit_codes import ExitCode


def test_the_exit_codes_have_their_numbers() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "FINE": 0,
        "GATE_FAILED": 1,
        "BAD_INPUT": 2,
        "FAULT": 3,
        "INTERRUPTED": 130,
    }
