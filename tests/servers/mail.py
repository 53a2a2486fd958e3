"""A mail server on loopback that keeps what it gets, and can be told to refuse."""

from __future__ import annotations

import email
import email.policy
from email.message import EmailMessage
from types import TracebackType
from typing import Self

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.servers.process import free_port


class Mailbox:
    """SMTP server; `messages` are the mails it took, in order."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.refuse_with: str | None = None  # e.g. "451 later": answer instead of taking a mail
        self.port = free_port()
        self.controller = Controller(self, hostname="127.0.0.1", port=self.port)

    @property
    def url(self) -> str:
        """Value for EMAIL_URL."""
        return f"smtp://127.0.0.1:{self.port}"

    def variables(self) -> dict[str, str]:
        """What a command needs to use this server."""
        return {"EMAIL_URL": self.url}

    # aiosmtpd finds its hooks by these names.
    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take or refuse one mail."""
        if self.refuse_with:
            return self.refuse_with
        content = envelope.content or b""
        raw = content if isinstance(content, bytes) else content.encode()
        self.messages.append(email.message_from_bytes(raw, policy=email.policy.default))
        return "250 taken"

    def __enter__(self) -> Self:
        self.controller.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.controller.stop()
