"""Media: a link, when it expires, or content in its place."""

from datetime import UTC, datetime, timedelta
from typing import Any

from identity_schema.model.finish.room import Room

__all__ = ["INLINE_LENGTH", "finish_media"]

INLINE_LENGTH = 2048
"""Longer than any link, in characters: a text this long is the content itself."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def finish_media(media: Any, _: Room) -> tuple[str, ...]:
    """Tell a link from content that was sent in its place; work out when a link expires."""
    codes: tuple[str, ...] = ()
    if media.exp is not None and media.expires_at is None:
        try:
            media.expires_at = _EPOCH + timedelta(seconds=media.exp)
        except OverflowError:
            codes = ("timestamp.out_of_range",)
    url = media.url
    if url is None or (url.startswith("https://") and len(url) <= INLINE_LENGTH):
        return codes
    if len(url) > INLINE_LENGTH or not url.lower().startswith(("http://", "https://")):
        return (*codes, "media.inline")
    return codes
