"""The panels of one vote on the console of its workshop: preparing, running, voices on paper, objections; receipts."""
