"""Three letters by which a device that waits is known: letters they are called, and letters they are."""

from domain.workshops.admission import Device, Kind, Standing


def test_a_sign_has_no_digit_and_two_devices_seldom_share_one() -> None:
    signs = [Device(f"{number * 7919:012x}", "room", Kind.PHONE, Standing.WAITING).sign for number in range(2_000)]
    assert all(len(sign) == 3 and sign.isalpha() for sign in signs)
    assert len(set(signs)) > 1_900
