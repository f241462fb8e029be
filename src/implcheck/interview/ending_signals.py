"""Give the terminal back as it was when another program ends an interview on a full screen."""

import asyncio
import contextlib
import signal

from prompt_toolkit.application import Application

_ENDING = ("SIGTERM", "SIGHUP")
"""Signals that end a process; Windows lacks the second, and there both end it at once."""


def run_restoring(application: Application[None]) -> None:
    """Run an application; at a signal that ends the process, restore the terminal first and then end by that signal."""
    received: list[int] = []

    def leave(number: int) -> None:
        if not received:
            received.append(number)
            application.exit()

    def obey() -> None:
        loop = asyncio.get_running_loop()
        for name in _ENDING:
            number = getattr(signal, name, None)
            # nohup makes a process ignore SIGHUP; keep that.
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                with contextlib.suppress(NotImplementedError, RuntimeError, ValueError):
                    loop.add_signal_handler(number, leave, number)

    try:
        application.run(pre_run=obey)
    except (OSError, EOFError):  # the window is gone: nothing is left to restore
        if not received:
            raise
    if received:
        signal.signal(received[0], signal.SIG_DFL)
        signal.raise_signal(received[0])
