"""The device on which a person went through the provider's journey."""

import attrs

from identity_schema.model import fields

__all__ = ["Device"]


@attrs.frozen(weakref_slot=False)
class Device:
    """What the provider says of the device.

    Attributes:
        ip: IP address as sent.
        isp: Internet service provider.
        browser: Web browser.
        model: Device model.
        os: Operating system.
        location: ``lat,lng`` as the device gave it.
        ip_location: ``lat,lng`` of the IP address.
        vpn: Whether a VPN was detected; None where that is not said.
    """

    ip: str | None = fields.text(sensitivity="device")
    isp: str | None = fields.text(sensitivity="device")
    browser: str | None = fields.text(sensitivity="device")
    model: str | None = fields.text(sensitivity="device")
    os: str | None = fields.text(sensitivity="device")
    location: str | None = fields.text(sensitivity="device")
    ip_location: str | None = fields.text(sensitivity="device")
    vpn: bool | None = fields.scalar(fields.Kind.BOOLEAN, sensitivity="device")
