"""What a login and a password may be."""

import bcrypt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from db import passwords
from domain.staff.accounts import LONGEST_PASSWORD, SHORTEST_PASSWORD, draw_password, fit_password, normal_login
from domain.staff.errors import LoginMalformed, PasswordTooLong, PasswordTooShort
from tests.conftest import COST


def test_a_login_is_kept_in_small_letters_without_spaces_around() -> None:
    assert normal_login("  Ana.Diaz ") == "ana.diaz"


@pytest.mark.parametrize("typed", ["", "a", "léa", "a b", "a\x00b", "-ana", "a" * 65, "<b>ana</b>", "\u202eana"])
def test_other_logins_are_refused(typed: str) -> None:
    with pytest.raises(LoginMalformed):
        normal_login(typed)


@given(st.text(max_size=100))
def test_a_password_that_is_taken_is_the_one_the_form_will_compare(typed: str) -> None:
    try:
        password = fit_password(typed)
    except (PasswordTooShort, PasswordTooLong):
        return
    assert password == password.strip() == typed.strip()
    assert len(password) >= SHORTEST_PASSWORD
    assert len(password.encode()) <= LONGEST_PASSWORD


def test_the_length_that_counts_is_in_bytes() -> None:
    fit_password("é" * 36)
    with pytest.raises(PasswordTooLong):
        fit_password("é" * 37)


def test_drawn_passwords_differ_and_are_long_enough() -> None:
    drawn = {draw_password() for _ in range(200)}
    assert len(drawn) == 200
    assert all(fit_password(password) == password for password in drawn)


def test_nobodys_hash_costs_as_much_to_compare_as_a_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "COST", COST)
    real = passwords.hashed("une longue phrase")
    assert real[:7] == passwords.NOBODY[:7] == "$2b$12$"
    assert bcrypt.checkpw(b"une longue phrase", real.encode())
    assert not bcrypt.checkpw(b"une longue phrase", passwords.NOBODY.encode())
