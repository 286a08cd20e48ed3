// A ticket, and the code of an idea, as both are written on paper: so many pictograms, then so many digits. The server
// reads them so too (domain/participation/tickets.py; tests/tablet/test_parity.py compares).

export const SIGNS = 6
export const DIGITS = 6
export const OLD = 4 // of each: tickets given before they were lengthened
